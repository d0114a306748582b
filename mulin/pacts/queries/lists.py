"""Pacts in lists, each with the text that counts: one query for all texts of a page."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length

from mulin.pacts.models import Pact, Version

from .visible import versions_of

S = Version.Status
TALKED = (S.COMMENTS, S.VOTING, S.ADOPTED)


@dataclass(frozen=True)
class Row:
    """`text`: what to look at first; `force`: what binds now."""

    pact: Pact
    text: Version
    force: Version | None


def nearest_first(pacts: QuerySet[Pact]) -> QuerySet[Pact]:
    """What is talked over, then what binds, then what is over; the smaller place first."""
    talked = Version.objects.filter(pact=OuterRef("pk"), status__in=TALKED)
    binds = Version.objects.filter(pact=OuterRef("pk"), status=S.IN_FORCE)
    rows = pacts.annotate(is_talked=Exists(talked), binds=Exists(binds), depth=Length("place__path"))
    return rows.order_by("-is_talked", "-binds", "-depth", "id")


def for_residents(pacts: Iterable[Pact]) -> list[Row]:
    return [Row(pact, foremost(texts), _force(texts)) for pact, texts in _with_texts(pacts)]


def for_desk(pacts: Iterable[Pact]) -> list[Row]:
    """What is worked on comes first, drafts too."""
    return [
        Row(pact, next((one for one in texts if one.status in Version.OPEN), None) or _force(texts) or texts[0], _force(texts))
        for pact, texts in _with_texts(pacts)
    ]


def foremost(texts: list[Version]) -> Version:
    """Of all texts of a pact, the newest first: what residents are asked now, else what is in force, else what they saw last."""
    now = next((one for one in texts if one.status in TALKED), None)
    return now or _force(texts) or next(one for one in texts if one.status in Version.SHOWN)


def newest(pact: Pact) -> Version:
    return foremost(versions_of(pact))


def _force(texts: list[Version]) -> Version | None:
    return next((one for one in texts if one.status == S.IN_FORCE), None)


def _with_texts(pacts: Iterable[Pact]) -> list[tuple[Pact, list[Version]]]:
    rows = {one.pk: one for one in pacts}
    texts: dict[int, list[Version]] = defaultdict(list)
    for one in Version.objects.filter(pact__in=list(rows)).order_by("pact", "-number"):
        one.pact = rows[one.pact_id]
        texts[one.pact_id].append(one)
    return [(pact, texts[pk]) for pk, pact in rows.items()]
