from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.facilities import rules
from mulin.facilities.models import Duty, DutyDone
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import keep_image
from mulin.organisations.queries import Standing


@transaction.atomic
def tick(duty: Duty, on: date, words: str, picture: Any = None, *, by: Standing, at: datetime) -> DutyDone:
    """Done in the stretch that `on` lies in. Ticked already: what was ticked.

    Raises:
        Refused: not ticked but counted, too late or too early, or the picture is missing.
        BadUpload: with a sentence for the person who sent it.
    """
    contract, today = duty.contract, localdate(at)
    require(rules.may_tick(by, contract))
    if duty.measure != Duty.Measure.TICK:
        raise Refused(_("这一条按登记的数目来算，不用打勾。"))
    if not contract.since <= on <= min(today, contract.last_on):
        raise Refused(_("这一天不在合同里，或者还没有到。"))
    stretch = rules.stretch_of(duty.rhythm, on, contract.since, contract.last_on)
    if today - stretch.last > timedelta(days=rules.TICK_LATER):
        raise Refused(_("过了一个月就不能补记了。"))
    there = duty.done.filter(on=stretch.first).first()
    if there is not None:
        return there
    if not words.strip():
        raise Refused(_("请写做了什么。"))
    if duty.needs_picture and not picture:
        raise Refused(_("这一条要一张照片。"))
    key = keep_image(picture, by_account=by.account_id, at=at, guard="facilities.contracts").key if picture else ""
    row, _made = duty.done.get_or_create(
        on=stretch.first, defaults={"words": words.strip()[:300], "picture": key, "at": at, "by": by.person_id or 0}
    )
    return row
