"""What people do with their own account and with what is held about them."""

from datetime import datetime
from uuid import uuid4

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.access.asking import Standing
from mulin.kernel.calendar import working
from mulin.kernel.facts.record import record
from mulin.kernel.jobs.each import each
from mulin.people import personal, rules
from mulin.people.facts import AccountDeleted, CorrectionAnswered, CorrectionAsked, CorrectionDue
from mulin.people.models import Account, Correction, Person, SignInCode

MOST_REMINDED = 200  # at a beat


def choose(account: Account, *, language: str, large_type: bool) -> None:
    account.language, account.large_type = language, large_type
    account.save(update_fields=["language", "large_type"])


@transaction.atomic
def ask_correction(person: Person, words: str, *, by_id: int, at: datetime) -> Correction:
    due_at, remind_at = (working.add(at, limit) for limit in (rules.ANSWERED_WITHIN, rules.REMINDED_AFTER))
    row = Correction.objects.create(person=person, words=words, asked_at=at, due_at=due_at, remind_at=remind_at)
    record(CorrectionAsked(row.pk, person.pk), actor_id=by_id, at=at)
    return row


@transaction.atomic
def answer_correction(correction: Correction, words: str, *, by: Standing, at: datetime) -> Correction:
    correction = Correction.objects.select_for_update().get(pk=correction.pk)
    require(rules.may_change(by, correction.person))
    if correction.answered_at:
        raise Refused(_("这条已经答复过了。"))
    correction.answer, correction.answered_at, correction.answered_by = words, at, by.account_id
    correction.save()
    record(CorrectionAnswered(correction.pk, correction.person_id), actor_id=by.account_id, at=at)
    return correction


def remind_of_corrections(at: datetime) -> int:
    """The clock's job: what nobody has answered is called to mind when its day is near, and once more when it is over."""
    due = Correction.objects.filter(answered_at=None, remind_at__lte=at).order_by("id")[:MOST_REMINDED]
    return each(due.values_list("pk", flat=True), lambda pk: _remind(pk, at))


def _remind(pk: int, at: datetime) -> bool:
    open_ = Correction.objects.select_for_update().filter(pk=pk, answered_at=None, remind_at__lte=at).first()
    if open_ is None:
        return False
    is_late = open_.due_at <= at
    open_.remind_at = None if is_late else open_.due_at
    open_.save(update_fields=["remind_at"])
    record(CorrectionDue(pk, open_.person_id, is_late), actor_id=None, at=at)
    return True


@transaction.atomic
def delete_account(account: Account, *, at: datetime) -> None:
    """The way in goes, with its phone; the register stays, because the law asks the community to keep it.

    The row stays as an empty shell, so that what was done under it keeps its author.
    """
    account = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if account.is_staff:
        raise Refused(_("您还担任着岗位，账号不能注销。请先请社区工作者结束您的任期。"))
    person_id = account.person_id
    SignInCode.objects.filter(phone_blind=account.phone_blind or "").delete()
    values = {**personal.of_phone(""), "phone_blind": None, "person": None, "verified_by": "", "verified_at": None, "email": ""}
    names = personal.fill(account, values | {"is_active": False, "username": f"gone-{uuid4().hex}"})
    account.set_unusable_password()
    account.save(update_fields=[*names, "password"])
    for session in UserSession.objects.filter(user=account):
        session.end()  # with the address and browser it was opened from
    record(AccountDeleted(account.pk, person_id), actor_id=account.pk, at=at)
