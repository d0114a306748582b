"""Who hears what of surveys: those the lot has chosen, and residents of what came of it. Never anybody of somebody's answer."""

from django.urls import reverse

from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.people.models import Person, Residence
from mulin.places.fields import under
from mulin.surveys import facts
from mulin.surveys.models import Finding, Survey

LOW = 1  # as notices count them
MOST = 2000  # people told of one step; beyond that the page and the bulletin serve


def residents_of_an_opening(fact: facts.SurveyOpened, *, source: Fact) -> None:
    """Where the lot chooses, only those who are chosen hear of it."""
    survey = _survey(fact.survey_id)
    if survey.open_to != Survey.OpenTo.SAMPLE:
        _residents(survey, "surveys.opened", source, reverse("surveys:survey", args=[survey.pk]))


def who_was_drawn(fact: facts.PeopleInvited, *, source: Fact) -> None:
    survey = _survey(fact.survey_id)
    for person_id in fact.people:
        _tell(person_id, survey, "surveys.invited", source, reverse("surveys:survey", args=[survey.pk]))


def who_made_it(fact: facts.SurveyClosed, *, source: Fact) -> None:
    survey = _survey(fact.survey_id)
    _tell(survey.made_by_id, survey, "surveys.closed", source, reverse("surveys:desk_survey", args=[survey.pk]))


def residents_of_results(fact: facts.ResultsPublished, *, source: Fact) -> None:
    survey = _survey(fact.survey_id)
    _residents(survey, "surveys.published", source, reverse("surveys:results", args=[survey.pk]))


def residents_of_what_is_done(fact: facts.FindingAdded, *, source: Fact) -> None:
    """What is written before publishing is told with the results."""
    finding = Finding.objects.select_related("survey__place").get(pk=fact.finding_id)
    survey = finding.survey
    if survey.published_at is not None and survey.published_at < finding.at:
        values = {"note": finding.doing, "note_en": finding.doing_en}
        _residents(survey, "surveys.finding", source, reverse("surveys:results", args=[survey.pk]), **values)


def _survey(pk: int) -> Survey:
    return Survey.objects.select_related("place").get(pk=pk)


def _residents(survey: Survey, kind: str, source: Fact, url: str, **values: str) -> None:
    """Those of the place who have an account."""
    homes = Residence.objects.filter(under(survey.place.path, "room__path"), until=None).exclude(kind=Residence.Kind.AWAY)
    people = Person.objects.filter(pk__in=homes.values("person"), left_on=None, account__isnull=False)
    for person_id in people.order_by("id").values_list("pk", flat=True)[:MOST]:
        _tell(person_id, survey, kind, source, url, urgency=LOW, **values)


def _tell(
    person_id: int, survey: Survey, kind: str, source: Fact, url: str, *, urgency: int | None = None, **values: str
) -> None:
    told = {"title": survey.title, "title_en": survey.title_en, "day": survey.closes_on.isoformat()} | values
    notices.tell(
        person_id=person_id, kind=kind, values=told, url=url, once_key=f"{kind} {source.pk} {person_id}", at=source.happened_at,
        **({} if urgency is None else {"urgency": urgency}),
    )  # fmt: skip
