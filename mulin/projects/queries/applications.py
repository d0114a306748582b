"""Applications: one's own, those at the desk, and one with all that hangs on it."""

from collections.abc import Collection, Iterator

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils.timezone import localdate

from mulin.kernel.together import Together, relate
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing, current_posts, holders
from mulin.people.models import Person
from mulin.places.fields import under
from mulin.projects.models import (
    Application,
    Attachment,
    BudgetLine,
    Call,
    CallCategory,
    CallKind,
    Juror,
    Milestone,
    Promise,
    Teammate,
)
from mulin.projects.rules import budget, plan
from mulin.projects.rules.completing import Sheet
from mulin.projects.rules.who import may_help

from .calls import run_by


def applications() -> QuerySet[Application]:
    return Application.objects.select_related(
        "call__community", "call__place", "call__operator", "lead", "place", "category", "organisation", "adviser", "filled_by"
    )


def mine(me: Standing) -> QuerySet[Application]:
    """Of which one is the lead, or of whose team: also invited and not answered yet."""
    teams = Teammate.objects.filter(person=me.person_id or 0, refused_at=None)
    return applications().filter(Q(lead=me.person_id or 0) | Q(pk__in=teams.values("application")))


def at_desk(me: Standing) -> QuerySet[Application]:
    """What was sent to calls that one runs. What somebody still writes is nobody else's."""
    return applications().filter(call__in=run_by(me).values("pk")).exclude(stage="draft").exclude(submitted_at=None)


def filled_in_by(me: Standing) -> QuerySet[Application]:
    return applications().filter(filled_by=me.person_id or 0)


def visible_to(me: Standing) -> QuerySet[Application]:
    own = Q(pk__in=mine(me).values("pk")) | Q(filled_by=me.person_id or 0)
    sent = Q(call__in=run_by(me).values("pk"), submitted_at__isnull=False)
    return applications().filter(own | sent)


def invitations(me: Standing) -> QuerySet[Teammate]:
    """That wait for one's answer."""
    rows = Teammate.objects.filter(person=me.person_id or 0, accepted_at=None, refused_at=None)
    return rows.filter(application__stage__in=Application.WRITABLE).select_related("application__call__place", "invited_by")


TEAM = Prefetch("teammates", Teammate.objects.select_related("person", "organisation"))


def gather(application: Application) -> None:
    """For a page that shows all of it: what hangs on it, and its team. Two queries."""
    for name, rows in zip(HANGING, HANGS.rows(application.pk), strict=True):
        relate(application, name, rows)
    prefetch_related_objects([application], TEAM)


HANGING = ("milestones", "lines", "promises", "attachments")
HANGS = Together(
    lambda application: [
        Milestone.objects.filter(application=application).order_by("number"),
        BudgetLine.objects.filter(application=application).order_by("number"),
        Promise.objects.filter(application=application).order_by("id"),
        Attachment.objects.filter(application=application).order_by("id"),
    ]
)


def co_applicants(application: Application) -> set[int]:
    """Who may write it, besides the lead."""
    role = Teammate.Role.CO_APPLICANT
    return {one.person_id for one in application.teammates.all() if one.role == role and one.accepted_at is not None}


def members(application: Application) -> set[int]:
    """Lead and everybody who said yes."""
    return {application.lead_id, *(one.person_id for one in application.teammates.all() if one.accepted_at is not None)}


def standing_team(application: Application) -> list[Teammate]:
    prefetch_related_objects([application], TEAM)
    return [one for one in application.teammates.all() if one.refused_at is None]


def helps(me: Standing, application: Application) -> bool:
    """Whether one fills it in for somebody at the counter."""
    return (
        application.filled_by_id is not None
        and application.filled_by_id == me.person_id
        and bool(may_help(me, application.call.path))
    )


def sheet(application: Application) -> Sheet:
    """Seven queries, one after `gather`."""
    kinds, categories = ASKED.rows(application.call_id)
    one = application
    return Sheet(
        application=one, marks=_marks(one), items=_items(one), promises=len(one.promises.all()),
        waiting=sum(mate.accepted_at is None and mate.refused_at is None for mate in one.teammates.all()),
        papers=len(one.attachments.all()), kinds={row.kind: row for row in kinds}, cap=budget.cap_of(one.call, one.category),
        has_categories=bool(categories),
    )  # fmt: skip


ASKED = Together(
    lambda call: [CallKind.objects.filter(call=call).order_by("id"), CallCategory.objects.filter(call=call).order_by("id")]
)


def _marks(one: Application) -> list[plan.Mark]:
    return [plan.Mark(row.name, row.due, row.measure, row.share) for row in one.milestones.all()]


def _items(one: Application) -> list[budget.Item]:
    return [budget.Item(row.name, row.unit_price, row.quantity, row.unit, row.source) for row in one.lines.all()]


def texts(application: Application) -> list[str]:
    """All words that will be public, also those of half-done steps: the writer is warned while writing. Three queries."""
    one = application
    found = [one.title, one.words, one.beneficiaries, one.club_name]
    found += [words for mark in one.milestones.all() for words in (mark.name, mark.measure)]
    found += [line.name for line in one.lines.all()]
    found += [words for promise in one.promises.all() for words in (promise.words, promise.evidence)]
    return [*found, *_typed(one)]


def _typed(application: Application) -> Iterator[str]:
    for fields in application.draft.values():
        for values in fields.values():
            yield from (value for value in values if isinstance(value, str))


def possible_advisers(call: Call) -> list[Person]:
    """Political advisers (C039): secretaries, committee heads and party members who head a building, around the call's place."""
    kinds = (Post.Kind.SECRETARY, Post.Kind.COMMITTEE_HEAD, Post.Kind.PARTY_HEAD)
    below = current_posts(localdate()).filter(under(call.place.path, "place__path"), kind__in=kinds).select_related("person")
    around = {row.person_id: row.person for row in below} | {one.pk: one for one in holders(kinds, call.place.path)}
    return [one for one in around.values() if one.community_id == call.community_id]


def may_see_file(me: Standing, key: str) -> bool:
    row = Attachment.objects.filter(key=key).values_list("application", flat=True).first()
    return row is not None and (visible_to(me).filter(pk=row).exists() or _reviews(me, row))


def _reviews(me: Standing, application: int) -> bool:
    return Juror.objects.filter(
        person=me.person_id or 0, left_at=None, call__applications=application, call__blind=False
    ).exists()


def used_files(keys: Collection[str]) -> set[str]:
    return set(Attachment.objects.filter(key__in=list(keys)).values_list("key", flat=True))
