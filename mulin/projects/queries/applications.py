"""Applications: one's own, those at the desk, and one with all that hangs on it."""

from collections.abc import Collection, Iterator

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from mulin.organisations.models import Post
from mulin.organisations.queries import Standing, current_posts, holders
from mulin.people.models import Person
from mulin.places.fields import under
from mulin.projects.models import Application, Attachment, Call, Juror, Teammate
from mulin.projects.rules import budget, plan
from mulin.projects.rules.completing import Sheet
from mulin.projects.rules.who import may_help

from .calls import kinds_of, run_by


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


def co_applicants(application: Application) -> set[int]:
    """Who may write it, besides the lead."""
    rows = application.teammates.filter(role=Teammate.Role.CO_APPLICANT, accepted_at__isnull=False)
    return set(rows.values_list("person_id", flat=True))


def members(application: Application) -> set[int]:
    """Lead and everybody who said yes."""
    rows = application.teammates.filter(accepted_at__isnull=False).values_list("person_id", flat=True)
    return {application.lead_id, *rows}


def standing_team(application: Application) -> list[Teammate]:
    return list(application.teammates.filter(refused_at=None).select_related("person", "organisation"))


def helps(me: Standing, application: Application) -> bool:
    """Whether one fills it in for somebody at the counter."""
    return (
        application.filled_by_id is not None
        and application.filled_by_id == me.person_id
        and bool(may_help(me, application.call.path))
    )


def sheet(application: Application) -> Sheet:
    """Seven queries."""
    one = application
    marks = [plan.Mark(row.name, row.due, row.measure, row.share) for row in one.milestones.all()]
    items = [budget.Item(row.name, row.unit_price, row.quantity, row.unit, row.source) for row in one.lines.all()]
    promises = list(one.promises.all())
    texts = [one.title, one.words, one.beneficiaries, one.club_name]
    texts += [words for mark in marks for words in (mark.name, mark.measure)]
    texts += [item.name for item in items]
    texts += [words for promise in promises for words in (promise.words, promise.evidence)]
    return Sheet(
        application=one, marks=marks, items=items, promises=len(promises), texts=[*texts, *_typed(one)],
        waiting=one.teammates.filter(accepted_at=None, refused_at=None).count(), papers=one.attachments.count(),
        kinds=kinds_of(one.call), cap=budget.cap_of(one.call, one.category), has_categories=one.call.categories.exists(),
    )  # fmt: skip


def _typed(application: Application) -> Iterator[str]:
    """Words of half-done steps: the writer is warned while writing."""
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
