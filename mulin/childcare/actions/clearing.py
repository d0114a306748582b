"""What was written about children goes when its time is over, or when the guardian's account goes."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from mulin.childcare.facts import ApplicationEnded, ChildErased
from mulin.childcare.models import Application, Child, Day, Paper, Pickup
from mulin.childcare.rules import CLEAR_LEFT, CLEAR_OTHERS
from mulin.kernel.facts.record import record
from mulin.kernel.jobs.each import each
from mulin.kernel.media.actions import erase

from .guardians import hand_on
from .placing import give_up, lock_both

S = Application.Status
A_RUN = 200


def clear_due(at: datetime) -> int:
    """The clock's: applications whose term after their end is over. How many were cleared."""
    ended = Application.objects.filter(cleared_at=None, ended_at__isnull=False)
    left = ended.filter(status=S.LEFT, ended_at__lte=at - CLEAR_LEFT)
    others = ended.exclude(status=S.LEFT).filter(ended_at__lte=at - CLEAR_OTHERS)
    due = [*left.values_list("pk", flat=True)[:A_RUN], *others.values_list("pk", flat=True)[:A_RUN]]
    return each(due, lambda pk: _clear(pk, at))


def forget_guardian(person_id: int, *, at: datetime) -> int:
    """The guardian's account is gone: another guardian goes on in this one's place. Without one, what is not yet care ends
    now, what has ended is cleared now; a child in care keeps what its carers need until it leaves. How many were cleared."""
    with transaction.atomic():
        hand_on(person_id, at)
    rows = Application.objects.filter(guardian=person_id, cleared_at=None).exclude(status=S.HELD).order_by("group_id", "id")
    return sum(_forget(one, at) for one in list(rows))


@transaction.atomic
def _forget(application: Application, at: datetime) -> bool:
    application = lock_both(application)
    if application.status == S.HELD:
        return False
    if application.status == S.OFFERED:
        give_up(application, S.DECLINED, None, at)
    elif application.ended_at is None:
        application.status, application.ended_at, application.ended_on = S.WITHDRAWN, at, localdate(at)
        application.save(update_fields=["status", "ended_at", "ended_on"])
        record(ApplicationEnded(application.pk, application.guardian_id, S.WITHDRAWN.value), actor_id=None, at=at)
    return _clear(application.pk, at)


@transaction.atomic
def _clear(application_id: int, at: datetime) -> bool:
    """Words go; the row stays for counting. With its last application the child goes."""
    application = Application.objects.select_for_update(of=("self",)).get(pk=application_id)
    if application.cleared_at is not None or application.ended_at is None:
        return False
    application.lines.all().delete()
    Day.objects.filter(application=application).update(words="")
    application.wish, application.cleared_at = "", at
    if application.reason:
        application.reason = "—"  # the database asks for one
    application.save(update_fields=["wish", "cleared_at", "reason"])
    if not Application.objects.filter(child=application.child_id, cleared_at=None).exists():
        _erase_child(Child.objects.select_for_update().get(pk=application.child_id), at)
    return True


def _erase_child(child: Child, at: datetime) -> None:
    if child.erased_at is not None:
        return
    papers, faces = list(child.papers.all()), list(child.pickups.exclude(photo=""))
    erase([*(paper.file_key for paper in papers), *(one.photo for one in faces)])
    Paper.objects.filter(child=child).delete()
    Pickup.objects.filter(child=child, ended_at=None).update(ended_at=at)
    for pickup in child.pickups.all():
        pickup.name, pickup.relation, pickup.code, pickup.photo = "", "", "", ""
        pickup.save(update_fields=["name", "relation", "code", "photo"])
    child.name, child.name_blind, child.born_on, child.health, child.person = "", "", None, "", None
    child.erased_at = at
    child.save(update_fields=["name", "name_blind", "born_on", "health", "person", "erased_at"])
    record(ChildErased(child.pk, len(papers)), actor_id=None, at=at)
