"""Who is on the committee, who stands, and who of them holds something else already (一肩挑)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from mulin.elections.models import Candidate, Election, Entry, Member, Round
from mulin.elections.rules import Law
from mulin.organisations.queries import current_posts

BODIES = ("secretary", "committee_head")


@dataclass(frozen=True)
class Offices:
    """What somebody holds besides: in words; `two`: at the head of both the party branch and the committee, or would be."""

    words: list[str]
    two: bool


def committee(election: Election) -> list[Member]:
    rows: QuerySet[Member] = election.committee.filter(left_at=None)
    return list(rows.select_related("person"))


def on_committee(election: Election, person_id: int | None) -> bool:
    return person_id is not None and election.committee.filter(left_at=None, person=person_id).exists()


def candidates(election: Election) -> QuerySet[Candidate]:
    rows = Candidate.objects.filter(election=election).select_related("person", "judged_by", "by")
    return rows.annotate(behind=Count("seconds")).order_by("place", "id")


def enough(candidate: Candidate, law: Law) -> bool:
    """An organisation's proposal needs no seconds."""
    behind: int = getattr(candidate, "behind", None) or candidate.seconds.count()
    return candidate.way == Candidate.Way.BODY or behind >= law.seconds


def current(election: Election) -> Round | None:
    return election.rounds.select_related("ballot__place").order_by("-ordinal").first()


def elected(election: Election) -> list[Entry]:
    rows = Entry.objects.filter(round__election=election, won=True)
    return list(rows.select_related("candidate__person", "round").order_by("round__ordinal", "-votes", "number"))


def offices_among(
    election: Election, people: Collection[int], own: Collection[int | None], terms: Collection[tuple[int, str]], on: date
) -> dict[int, Offices]:
    """Besides this election's `own` posts: posts, and `terms` without a post, in words. One query."""
    found: dict[int, list[tuple[str, str]]] = {}
    rows = current_posts(on).filter(person__in=list(people), place__isnull=False).select_related("place").order_by("id")
    for post in rows if people else []:
        if post.pk not in own:
            found.setdefault(post.person_id, []).append((post.kind, f"{post.place} · {post.get_kind_display()}"))
    for person, words in terms:
        found.setdefault(person, []).append(("", words))
    seeks = (
        election.post if election.post in BODIES else {"party": "secretary", "residents": "committee_head"}.get(election.kind, "")
    )
    other = set(BODIES) - {seeks} if seeks in BODIES else set()
    return {pk: Offices([word for _kind, word in rows], any(kind in other for kind, _word in rows)) for pk, rows in found.items()}
