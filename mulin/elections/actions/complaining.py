"""Something was wrong with the election, somebody says; and what of it is forgotten with an account."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.elections import rules
from mulin.elections.facts import ComplaintAnswered, ComplaintMade
from mulin.elections.models import Candidate, Complaint, Election, Second
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing

from .preparing import held


@transaction.atomic
def complain(election: Election, words: str, *, for_them: bool = False, by: Standing, at: datetime) -> Complaint:
    """`for_them`: a worker writes down what somebody says at the counter, without a name."""
    election = held(election)
    require(rules.may_complain(by, election, at))
    if for_them:
        require(rules.may_help(by, election))
    if not words.strip():
        raise Refused(_("请写明哪里不对。"))
    made = Complaint.objects.create(
        election=election, words=words.strip(), made_at=at, person_id=None if for_them else by.person_id,
        helped_by_id=by.person_id if for_them else None,
    )  # fmt: skip
    record(ComplaintMade(made.pk), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def answer(complaint: Complaint, upheld: bool, words: str, *, by: Standing, at: datetime) -> Complaint:
    election = held(complaint.election)
    complaint = Complaint.objects.get(pk=complaint.pk)
    complaint.election = election
    require(rules.may_answer(by, complaint))
    if not words.strip():
        raise Refused(_("请写明查了什么、怎样处理，提的人会看到。"))
    complaint.upheld, complaint.answer = upheld, words.strip()
    complaint.answered_by_id, complaint.answered_at = by.person_id, at
    complaint.save(update_fields=["upheld", "answer", "answered_by", "answered_at"])
    record(ComplaintAnswered(complaint.pk, upheld), actor_id=by.account_id, at=at)
    return complaint


def forget_person(person_id: int) -> None:
    """What was counted stays. That somebody seconded, proposed or complained loses its name; so does what was written for a
    candidacy that came to nothing. Who stood on a paper, led an election or was elected belongs to the record of it."""
    Second.objects.filter(person=person_id).update(person=None)
    Complaint.objects.filter(person=person_id).update(person=None)
    Candidate.objects.filter(by=person_id).update(by=None, words="")
    gone = Candidate.objects.filter(person=person_id, place=None)
    gone.update(work="", done="", plan="", words="", photo="")
