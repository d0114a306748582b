"""Calls: what everybody sees, and what somebody has on the desk."""

from django.db.models import Q, QuerySet

from mulin.ballots.models import Ballot
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, community_of
from mulin.people.models import Person
from mulin.people.queries import homes_of
from mulin.places.fields import under_any
from mulin.projects.models import Call, CallKind, PitchDay, Question
from mulin.projects.rules.who import HELPERS, KEEPERS

from .purse import PURSES, Kept, purse


def calls() -> QuerySet[Call]:
    return Call.objects.select_related("community", "place", "operator")


def public() -> QuerySet[Call]:
    """Published ones. A call that was cancelled before it opened was never published."""
    return calls().filter(stage__in=Call.PUBLIC, opened_at__isnull=False)


def public_here(me: Standing) -> QuerySet[Call]:
    return public().filter(community=community_of(me))


def run_by(me: Standing) -> QuerySet[Call]:
    """At the desk: those one's organisation operates, and those of the places where one keeps projects."""
    return calls().filter(Q(operator__in=list(me.units())) | under_any(me.paths(KEEPERS), "place__path"))


def helped_at(me: Standing) -> QuerySet[Call]:
    """Open ones that one may fill in for somebody at the counter."""
    return calls().filter(under_any(me.paths(HELPERS), "place__path"), stage=Call.Stage.OPEN)


def on_desk(me: Standing) -> QuerySet[Call]:
    return (run_by(me) | helped_at(me)).distinct()


def visible_to(me: Standing) -> QuerySet[Call]:
    """Everybody published ones; drafts only who runs them."""
    return calls().filter(Q(stage__in=Call.PUBLIC, opened_at__isnull=False) | Q(pk__in=run_by(me).values("pk")))


def kinds_of(call: Call) -> dict[str, CallKind]:
    return {one.kind: one for one in call.kinds.all()}


def lives_in(person: Person | None, call: Call) -> bool:
    """Whether one belongs where its projects happen. A call over the whole community takes everybody registered there."""
    if person is None or person.community_id != call.community_id:
        return False
    if call.place_id == call.community_id:
        return True
    return any(home.room.path.startswith(call.place.path) for home in homes_of(person))


def works_in(me: Standing, call: Call) -> bool:
    """Speaks for an organisation of the call's community."""
    return bool(me.units()) and Organisation.objects.filter(pk__in=list(me.units()), community=call.community_id).exists()


def public_questions(call: Call) -> QuerySet[Question]:
    """Answered ones about the call itself."""
    return call.questions.filter(application=None).exclude(answer="").order_by("-answered_at")


def voted_on(call: Call) -> Ballot | None:
    """While residents vote: where."""
    return call.ballot if call.stage == Call.Stage.VOTING else None


def pitched_at(call: Call) -> PitchDay | None:
    """While the jury looks: the day on which projects present themselves."""
    return PitchDay.objects.filter(call=call).first() if call.stage == Call.Stage.REVIEWING else None


def unanswered(me: Standing) -> QuerySet[Question]:
    rows = Question.objects.filter(answer="", call__in=run_by(me).filter(stage__in=Call.GOING).values("pk"))
    return rows.select_related("call", "application", "by").order_by("at")


def money_of(call: Call) -> Kept | None:
    """What lies aside for it in a fund: ready if two have said yes, otherwise the newest that was asked for."""
    if not call.amount or not PURSES:
        return None
    found = purse().kept_for(call.number)
    return next((one for one in found if one.ready), found[0] if found else None)
