"""What leads to a deleted account's devices goes with it, and what only its owner could open of the public log."""

from mulin.activities.actions.forgetting import forget_person
from mulin.ballots import actions as ballots
from mulin.childcare import actions as childcare
from mulin.deliberation.actions import forget_person as forget_in_topics
from mulin.deliberation.actions import talk_forgetting
from mulin.elections import actions as elections
from mulin.facilities import actions as facilities
from mulin.funds.actions.forgetting import forget_donor
from mulin.kernel.facts.models import Fact
from mulin.kernel.facts.record import Reaction
from mulin.matters.actions import forgetting as matters
from mulin.notices import actions as notices
from mulin.pacts import actions as pacts
from mulin.people import facts
from mulin.projects.actions import forgetting as projects
from mulin.surveys import actions as surveys
from mulin.transparency import actions as transparency
from mulin.volunteering.actions.forgetting import forget_person as forget_volunteer


def ways_to_reach(fact: facts.AccountDeleted, *, source: Fact) -> None:
    notices.forget_account(fact.account_id)


def private_parts_of_the_log(fact: facts.AccountDeleted, *, source: Fact) -> None:
    """Salted commitments stay and say nothing: every proof holds as before."""
    if fact.person_id is not None:
        transparency.forget_person(fact.person_id)


def clubs_works_and_calendar(fact: facts.AccountDeleted, *, source: Fact) -> None:
    if fact.person_id is not None:
        forget_person(fact.person_id, at=source.happened_at)


def words_about_rooms_and_meals(fact: facts.AccountDeleted, *, source: Fact) -> None:
    """What was eaten and used stays counted; what somebody wrote beside it goes."""
    if fact.person_id is not None:
        facilities.forget_person(fact.person_id, at=source.happened_at)


def children(fact: facts.AccountDeleted, *, source: Fact) -> None:
    """What a guardian wrote about children who are not in care goes at once."""
    if fact.person_id is not None:
        childcare.forget_guardian(fact.person_id, at=source.happened_at)


def names_under_pacts(fact: facts.AccountDeleted, *, source: Fact) -> None:
    """That somebody signed stays counted; what was said stays without a name."""
    if fact.person_id is not None:
        pacts.forget_person(fact.person_id)


def names_in_elections(fact: facts.AccountDeleted, *, source: Fact) -> None:
    """Who stood on a paper or was elected belongs to the record; who proposed, seconded or complained does not."""
    if fact.person_id is not None:
        elections.forget_person(fact.person_id)


def words_about_registers(fact: facts.AccountDeleted, *, source: Fact) -> None:
    """Who may vote, and that somebody has, stays with the register it belongs to; what was written in an objection goes."""
    if fact.person_id is not None:
        ballots.forget_person(fact.person_id)


def names_in_projects(fact: facts.AccountDeleted, *, source: Fact) -> None:
    """Who led a project belongs to its agreement and account; what was asked, objected and thought of it stays without a name."""
    if fact.person_id is not None:
        projects.forget_person(fact.person_id, at=source.happened_at)


def what_was_said(fact: facts.AccountDeleted, *, source: Fact) -> None:
    """Words said to others stay without a name; opinions and marks go."""
    if fact.person_id is not None:
        talk_forgetting.forget_speaker(fact.person_id, at=source.happened_at)


def who_answered_surveys(fact: facts.AccountDeleted, *, source: Fact) -> None:
    """That somebody answered stays counted; named answers lose name and words."""
    if fact.person_id is not None:
        surveys.forget_person(fact.person_id)


def topics_and_objections(fact: facts.AccountDeleted, *, source: Fact) -> None:
    """What was decided stays decided, without the name of who raised, seconded or objected."""
    if fact.person_id is not None:
        forget_in_topics(fact.person_id, at=source.happened_at)


def reports(fact: facts.AccountDeleted, *, source: Fact) -> None:
    matters.forget_account(fact.account_id, fact.person_id)


def names_of_volunteers_and_donors(fact: facts.AccountDeleted, *, source: Fact) -> None:
    """What was served and given stays; who is shown by name for it, no longer."""
    if fact.person_id is not None:
        forget_volunteer(fact.person_id, at=source.happened_at)
        forget_donor(fact.person_id, at=source.happened_at)


ALL: list[Reaction] = [
    ways_to_reach, reports, names_of_volunteers_and_donors, private_parts_of_the_log, clubs_works_and_calendar, words_about_rooms_and_meals, children, words_about_registers,
    what_was_said, topics_and_objections, names_under_pacts, names_in_elections, who_answered_surveys, names_in_projects,
]  # fmt: skip
