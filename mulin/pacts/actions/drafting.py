"""A pact is begun, its clauses are written, it is shown to those it would bind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing
from mulin.pacts import flow, queries, rules
from mulin.pacts.facts import CommentsOpened, DraftWritten, PactBegun, PactDropped
from mulin.pacts.models import Clause, Pact, Version
from mulin.places.models import Place


@dataclass(frozen=True)
class Written:
    """A clause as it is typed. `origin`: the clause of the version before that it was made from, or None."""

    words: str
    words_en: str = ""
    origin: int | None = None


def locked(version: Version) -> Version:
    """Its pact first: two acts on one pact come one after the other."""
    pact = Pact.objects.select_for_update().get(pk=version.pact_id)
    found = Version.objects.get(pk=version.pk)
    found.pact = pact
    return found


@transaction.atomic
def begin(
    place: Place,
    title: str,
    *,
    title_en: str = "",
    voice: str = Pact.Voice.HOUSEHOLD,
    review_months: int = 12,
    by: Standing,
    at: datetime,
) -> Pact:
    """With an empty first version. Who begins it keeps it.

    Raises:
        Refused: no post there, or there is such a pact already.
    """
    require(rules.may_keep(by, place.path))
    assert by.person is not None
    try:
        with transaction.atomic():
            pact = Pact.objects.create(
                community_id=place.community_id or place.pk, place=place, title=title.strip(), title_en=title_en.strip(), voice=voice,
                keeper=by.person, made_at=at, review_months=review_months,
            )  # fmt: skip
    except IntegrityError as known:
        raise Refused(_("%(place)s已有一份叫这个名字的公约，请修订那一份，或换个名字。") % {"place": place}) from known
    Version.objects.create(pact=pact, number=1, made_at=at)
    record(PactBegun(pact.pk), actor_id=by.account_id, at=at)
    return pact


@transaction.atomic
def write(version: Version, words: str, clauses: Sequence[Written], *, words_en: str = "", by: Standing, at: datetime) -> Version:
    """The whole text anew, in this order; empty clauses are left out."""
    version = locked(version)
    require(rules.may_write(by, version))
    known = set(Clause.objects.filter(version__pact=version.pact_id).exclude(version=version).values_list("pk", flat=True))
    kept = [one for one in clauses if one.words.strip()]
    version.clauses.all().delete()
    Clause.objects.bulk_create(
        Clause(version=version, number=number, words=one.words.strip(), words_en=one.words_en.strip(),
               origin_id=one.origin if one.origin in known else None)
        for number, one in enumerate(kept, 1)
    )  # fmt: skip
    version.words, version.words_en = words.strip(), words_en.strip()
    version.save(update_fields=["words", "words_en"])
    record(DraftWritten(version.pk, len(kept)), actor_id=by.account_id, at=at)
    return version


@transaction.atomic
def show(version: Version, until: date, *, by: Standing, at: datetime) -> Version:
    """Ask residents for comments. From here this text stays as it is; the one before it is no longer pursued."""
    version = locked(version)
    today = localdate(at)
    require(rules.may_show(by, version, version.clauses.count(), today, until))
    _aside(version.pact, but=version)
    version.status = advance(version.status, flow.SHOW)
    version.comments_from, version.comments_until = today, until
    version.save(update_fields=["status", "comments_from", "comments_until"])
    record(CommentsOpened(version.pk, until.isoformat()), actor_id=by.account_id, at=at)
    return version


@transaction.atomic
def redraft(pact: Pact, *, by: Standing, at: datetime) -> Version:
    """A new version as a copy of the newest one that was shown; each clause knows where it comes from."""
    pact = Pact.objects.select_for_update().get(pk=pact.pk)
    require(rules.may_redraft(by, pact, queries.open_version(pact)))
    last = pact.versions.order_by("-number").first()
    base = queries.open_version(pact) or queries.in_force(pact) or last
    assert last is not None and base is not None
    version = Version.objects.create(pact=pact, number=last.number + 1, words=base.words, words_en=base.words_en, made_at=at)
    Clause.objects.bulk_create(
        Clause(version=version, number=one.number, words=one.words, words_en=one.words_en, origin=one)
        for one in base.clauses.all()
    )
    record(DraftWritten(version.pk, version.clauses.count()), actor_id=by.account_id, at=at)
    return version


@transaction.atomic
def set_aside(version: Version, reason: str, *, by: Standing, at: datetime) -> Version:
    version = locked(version)
    require(rules.may_set_aside(by, version))
    if not reason.strip():
        raise Refused(_("请写明为什么不再推进，提过意见的人会看到。"))
    version.status = advance(version.status, flow.SET_ASIDE)
    version.reason = reason.strip()
    version.save(update_fields=["status", "reason"])
    record(PactDropped(version.pk), actor_id=by.account_id, at=at)
    return version


def _aside(pact: Pact, *, but: Version) -> None:
    """An earlier text of this round gives way; no reason needs to be told, it was rewritten."""
    older = pact.versions.filter(status=Version.Status.COMMENTS).exclude(pk=but.pk)
    older.update(status=Version.Status.SET_ASIDE)
