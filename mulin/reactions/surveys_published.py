"""What of surveys goes into the public log: the promise when it opens, the results' fingerprint, what is done about them."""

from mulin.kernel.facts.models import Fact
from mulin.surveys import facts
from mulin.surveys.models import Finding, Survey
from mulin.transparency.actions import Publication

from .publishing import publishes, said


@publishes(then=("place",))
def opening(fact: facts.SurveyOpened, *, source: Fact) -> Publication:
    """`seed_sha256`: who is drawn was fixed before anybody was."""
    survey = _survey(fact.survey_id)
    record = {
        "survey": survey.title, "place": str(survey.place), "anonymous": survey.anonymous, "questions": survey.questions.count(),
        "seed_sha256": survey.commitment,
    }  # fmt: skip
    return said("surveys.opened", survey.community_id, record, ("surveys.survey", survey.pk), source)


@publishes(then=("place",))
def results(fact: facts.ResultsPublished, *, source: Fact) -> Publication:
    survey = _survey(fact.survey_id)
    record = {
        "survey": survey.title, "place": str(survey.place), "answers": survey.result.figures["answers"], "results_sha256": fact.fingerprint,
    }  # fmt: skip
    return said("surveys.published", survey.community_id, record, ("surveys.survey", survey.pk), source)


@publishes()
def finding(fact: facts.FindingAdded, *, source: Fact) -> Publication:
    row = Finding.objects.select_related("survey").get(pk=fact.finding_id)
    record = {"survey": row.survey.title, "heard": row.said, "doing": row.doing}
    return said("surveys.finding", row.survey.community_id, record, ("surveys.survey", row.survey_id), source)


def _survey(pk: int) -> Survey:
    return Survey.objects.select_related("place").get(pk=pk)
