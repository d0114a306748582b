"""Who hears that the register is wrong, and that it was looked at."""

from collections.abc import Iterable

from django.urls import reverse

from mulin.kernel.calendar import working
from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.notices.actions.threads import home_of
from mulin.organisations.queries import holders
from mulin.people import facts
from mulin.people.models import Correction

ANSWERED_WITHIN = "15wd"  # as the page promises
MOST = 60  # characters of what was written


def workers_of_a_correction(fact: facts.CorrectionAsked, *, source: Fact) -> None:
    asked = Correction.objects.select_related("person__community").get(pk=fact.correction_id)
    home = home_of(asked.person)
    workers = holders({"community_worker"}, home) or holders({"secretary"}, home)
    values = {
        "name": asked.person.name,
        "words": asked.words[:MOST],
        "due": working.add(asked.asked_at, ANSWERED_WITHIN).isoformat(),
    }
    _tell((one.pk for one in workers), "people.correction", values, reverse("people:corrections"), source)


def who_asked(fact: facts.CorrectionAnswered, *, source: Fact) -> None:
    asked = Correction.objects.get(pk=fact.correction_id)
    values = {"words": asked.words[:MOST], "note": asked.answer}
    _tell([fact.person_id], "people.corrected", values, reverse("people:held"), source)


def _tell(people: Iterable[int], kind: str, values: dict[str, str], url: str, source: Fact) -> None:
    for pk in people:
        notices.tell(
            person_id=pk, kind=kind, values=values, url=url, once_key=f"fact {source.pk} {kind} {pk}", at=source.happened_at
        )
