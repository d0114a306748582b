"""Who hears what of calls and applications, until the choice is made."""

from django.urls import reverse

from mulin.kernel.facts.models import Fact
from mulin.people.models import Person, Residence
from mulin.places.fields import under
from mulin.projects import facts
from mulin.projects.models import Application, Call, Juror, Objection, Question, Review, Teammate

from . import projects_ways as ways
from .projects_ways import tell

MOST = 2000  # residents told of one call; the home page and the gallery show it to all
LIVE = ("draft", "submitted", "repair", "eligible")


def residents_of_a_call(fact: facts.CallOpened, *, source: Fact) -> None:
    """Those of the place who have an account."""
    one = ways.call(fact.call_id)
    homes = Residence.objects.filter(under(one.path, "room__path"), until=None).exclude(kind=Residence.Kind.AWAY)
    people = Person.objects.filter(pk__in=homes.values("person"), left_on=None, account__isnull=False).order_by("id")
    tell(
        people.values_list("pk", flat=True)[:MOST], "projects.call_opened", one, ways.call_page(one), source, urgency=ways.LOW,
        due=fact.closes_at,
    )  # fmt: skip


def applicants_of_more_time(fact: facts.CallExtended, *, source: Fact) -> None:
    one = ways.call(fact.call_id)
    tell(_leads(one, LIVE), "projects.call_extended", one, ways.call_page(one), source, due=fact.closes_at)


def applicants_of_a_cancelled_call(fact: facts.CallCancelled, *, source: Fact) -> None:
    one = ways.call(fact.call_id)
    tell(_leads(one, LIVE), "projects.call_cancelled", one, ways.call_page(one), source, note=one.reason)


def _leads(call: Call, stages: tuple[str, ...]) -> list[int]:
    rows = Application.objects.filter(call=call, stage__in=stages)
    return list(rows.order_by("id").values_list("lead_id", flat=True))


def who_is_invited(fact: facts.TeammateInvited, *, source: Fact) -> None:
    mate = Teammate.objects.select_related("application").get(pk=fact.teammate_id)
    tell([mate.person_id], "projects.invited", mate.application, ways.application_page(mate.application), source)


def lead_of_an_answer(fact: facts.TeammateAnswered, *, source: Fact) -> None:
    mate = Teammate.objects.select_related("application").get(pk=fact.teammate_id)
    kind = "projects.joined" if fact.accepted else "projects.declined"
    tell([mate.application.lead_id], kind, mate.application, ways.application_page(mate.application), source)


def team_of_a_submission(fact: facts.ApplicationSubmitted, *, source: Fact) -> None:
    one = ways.application(fact.application_id)
    tell(ways.team_of(one), "projects.submitted", one, ways.application_page(one), source, number=one.number)


def team_of_the_screening(fact: facts.ApplicationScreened, *, source: Fact) -> None:
    one = ways.application(fact.application_id)
    kind = {"passed": "projects.eligible", "repair": "projects.repair"}.get(fact.outcome, "projects.ineligible")
    tell(ways.team_of(one), kind, one, ways.application_page(one), source, note=one.status_words)


def juror(fact: facts.JurorNamed, *, source: Fact) -> None:
    named = Juror.objects.select_related("call").get(pk=fact.juror_id)
    tell([named.person_id], "projects.juror", named.call, "/projects/jury/", source)


def jurors_of_the_reviews(fact: facts.ReviewsBegun, *, source: Fact) -> None:
    one = ways.call(fact.call_id)
    tell(_jurors(one), "projects.reviews_begun", one, reverse("projects:jury_call", args=[one.number]), source)


def juror_who_is_late(fact: facts.JurorReminded, *, source: Fact) -> None:
    late = Juror.objects.select_related("call").get(pk=fact.juror_id)
    url = reverse("projects:jury_call", args=[late.call.number])
    tell([late.person_id], "projects.reviews_waiting", late.call, url, source, open=fact.left)


def juror_of_a_review_far_off(fact: facts.ReviewQuestioned, *, source: Fact) -> None:
    one = Review.objects.select_related("application__call", "juror").get(pk=fact.review_id)
    url = reverse("projects:jury_review", args=[one.application.call.number, one.application.number])
    tell([one.juror.person_id], "projects.review_questioned", one.application, url, source)


def all_of_the_pitch_day(fact: facts.PitchDaySet, *, source: Fact) -> None:
    one = ways.call(fact.call_id)
    people = [*_leads(one, ("eligible",)), *_jurors(one)]
    tell(people, "projects.pitch_day", one, reverse("projects:pitch", args=[one.number]), source, at=fact.at)


def _jurors(call: Call) -> list[int]:
    return list(Juror.objects.filter(call=call, left_at=None).order_by("id").values_list("person_id", flat=True))


def applicants_of_the_result(fact: facts.ResultAnnounced, *, source: Fact) -> None:
    one = ways.call(fact.call_id)
    leads = _leads(one, ("eligible", "chosen", "reserve", "not_chosen"))
    tell(leads, "projects.result", one, reverse("projects:result", args=[one.number]), source, until=fact.until)


def runners_of_an_objection(fact: facts.ObjectionMade, *, source: Fact) -> None:
    one = ways.call(fact.call_id)
    tell(ways.runners_of(one, source), "projects.objection", one, ways.desk_call(one), source)


def objector_of_the_answer(fact: facts.ObjectionAnswered, *, source: Fact) -> None:
    made = Objection.objects.select_related("call").get(pk=fact.objection_id)
    people = [made.by_id] if made.by_id is not None else []
    tell(people, "projects.objection_answered", made.call, reverse("projects:result", args=[made.call.number]), source)


def team_that_moved_up(fact: facts.MovedUp, *, source: Fact) -> None:
    one = ways.application(fact.application_id)
    tell(ways.team_of(one), "projects.moved_up", one, ways.application_page(one), source, until=fact.until)


def team_of_the_decision(fact: facts.ApplicationDecided, *, source: Fact) -> None:
    one = ways.application(fact.application_id)
    tell(ways.team_of(one), f"projects.{fact.outcome}", one, ways.application_page(one), source)


def runners_of_a_question(fact: facts.QuestionAsked, *, source: Fact) -> None:
    asked = Question.objects.select_related("call__place").get(pk=fact.question_id)
    tell(ways.runners_of(asked.call, source), "projects.question", asked.call, ways.desk_call(asked.call), source)


def who_asked(fact: facts.QuestionAnswered, *, source: Fact) -> None:
    asked = Question.objects.select_related("call", "application").get(pk=fact.question_id)
    url = ways.application_page(asked.application) if asked.application else ways.call_page(asked.call)
    tell([asked.by_id] if asked.by_id else [], "projects.answered", asked.call, url, source)
