"""Who may fetch a child, and to whom it was handed."""

import secrets
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mulin.childcare import rules
from mulin.childcare.facts import ChildFetched
from mulin.childcare.models import Application, Child, Day, Pickup
from mulin.kernel.access import No, Refused, Yes, only_if, require
from mulin.kernel.facts.record import record
from mulin.kernel.media.actions import erase, keep_image
from mulin.organisations.queries import Standing
from mulin.people.models import Person

MOST = 6


@transaction.atomic
def add_pickup(
    application: Application, name: str, relation: str = "", *, photo: Any = None, by: Standing, at: datetime
) -> Pickup:
    """With a code of six digits, which the guardian tells this person."""
    require(_for_guardian(by, application))
    child = Child.objects.select_for_update().get(pk=application.child_id)
    if not name.strip():
        raise Refused(_("请写来接孩子的人的姓名。"))
    if child.pickups.filter(ended_at=None).count() >= MOST:
        raise Refused(_("最多写 %(most)s 位，请先去掉不再来接的。") % {"most": MOST})
    key = keep_image(photo, by_account=None, at=at, guard="childcare", sealed=True).key if photo else ""
    code = f"{secrets.randbelow(1_000_000):06}"
    try:
        with transaction.atomic():
            return Pickup.objects.create(
                child=child, name=name.strip()[:60], relation=relation.strip()[:30], code=code, photo=key, added_at=at
            )
    except IntegrityError as there:
        raise Refused(_("%(name)s已经在名单上了。") % {"name": name.strip()}) from there


@transaction.atomic
def end_pickup(pickup: Pickup, application: Application, *, by: Standing, at: datetime) -> None:
    """From now on the child is not handed to this person. The photo is deleted."""
    require(_for_guardian(by, application))
    require(only_if(pickup.child_id == application.child_id, _("这个人不在接送名单上。")))
    pickup = Pickup.objects.select_for_update().get(pk=pickup.pk)
    if pickup.photo:
        erase([pickup.photo])
    pickup.photo, pickup.code = "", ""
    pickup.ended_at = pickup.ended_at or at
    pickup.save(update_fields=["photo", "code", "ended_at"])


@transaction.atomic
def hand_over(
    day: Day, to: Pickup | None, how: str, *, guardian: Person | None = None, code: str = "", by: Standing, at: datetime
) -> Day:
    """`to` None: a guardian, the one who applied unless another is named. All guardians are told who fetched the child, and when."""
    rows = Day.objects.select_for_update(of=("self",)).select_related("application__group__place", "application__child")
    day = rows.get(pk=day.pk)
    require(rules.may_hand_over(by, day, to, code.strip(), how))
    if to is None:
        day.handed_to_id = guardian.pk if guardian else day.application.guardian_id
        require(only_if(day.handed_to_id in day.application.child.guarded_by, _("这一位不是孩子的监护人。")))
    day.left_at, day.fetched_by, day.how = max(at, day.came_at or at), to, how
    day.handed_by = by.person_id
    day.save(update_fields=["left_at", "fetched_by", "handed_to", "how", "handed_by"])
    record(ChildFetched(day.pk, day.application.guardian_id), actor_id=by.account_id, at=at)
    return day


def _for_guardian(by: Standing, application: Application) -> Yes | No:
    return only_if(
        rules.is_guardian(by, application) and application.status in Application.STANDING,
        _("谁来接孩子由监护人写，只在申请和在托期间可以改。"),
    )
