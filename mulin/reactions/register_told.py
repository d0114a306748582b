"""Who hears that the register is wrong, and that it was looked at."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.timezone import localdate

from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.notices.actions.threads import home_of
from mulin.organisations.queries import holders
from mulin.people import facts
from mulin.people.models import Correction

MOST = 60  # characters of what was written


def workers_of_a_correction(fact: facts.CorrectionAsked, *, source: Fact) -> None:
    asked = _asked(fact.correction_id)
    _tell(_workers(asked, source), "people.correction", _said(asked), _url(asked), source)


def workers_of_an_open_correction(fact: facts.CorrectionDue, *, source: Fact) -> None:
    """Near its day those who answer; once it is over, whoever leads the community, too."""
    asked = _asked(fact.correction_id)
    if asked.answered_at is not None:
        return
    told = set(_workers(asked, source))
    if fact.is_late:
        told |= _holding({"secretary"}, asked, source)
    _tell(sorted(told), "people.correction_late" if fact.is_late else "people.correction_due", _said(asked), _url(asked), source)


def who_asked(fact: facts.CorrectionAnswered, *, source: Fact) -> None:
    asked = Correction.objects.get(pk=fact.correction_id)
    values = {"words": asked.words[:MOST], "note": asked.answer}
    _tell([fact.person_id], "people.corrected", values, reverse("people:held"), source)


def _asked(pk: int) -> Correction:
    return Correction.objects.select_related("person__community").get(pk=pk)


def _said(asked: Correction) -> dict[str, str]:
    return {"name": asked.person.name, "words": asked.words[:MOST], "due": asked.due_at.isoformat()}


def _url(asked: Correction) -> str:
    return f"{reverse('people:corrections')}#c{asked.pk}"


def _workers(asked: Correction, source: Fact) -> Iterable[int]:
    """Those who may answer; where there is nobody, who leads the community."""
    for kinds in ({"community_worker"}, {"grid_worker", "administrator"}, {"secretary"}):
        if found := _holding(kinds, asked, source):
            return found
    return ()


def _holding(kinds: set[str], asked: Correction, source: Fact) -> set[int]:
    return {one.pk for one in holders(kinds, home_of(asked.person), on=localdate(source.happened_at))}


def _tell(people: Iterable[int], kind: str, values: dict[str, str], url: str, source: Fact) -> None:
    for pk in people:
        notices.tell(
            person_id=pk, kind=kind, values=values, url=url, once_key=f"fact {source.pk} {kind} {pk}", at=source.happened_at
        )
