from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes
from mulin.kernel.access.asking import Standing
from mulin.people.models import Account, Person, RoomTry

COUNTER = frozenset({"administrator", "community_worker"})
ROOM_TRIES = 5
ROOM_PAUSE = timedelta(hours=24)


def may_try_room(account: Account, tries: RoomTry, at: datetime) -> Yes | No:
    if account.person_id:
        return No(_("您已经认证过了，不用再认证。"))
    if tries.tries >= ROOM_TRIES and at - tries.last_at < ROOM_PAUSE:
        return No(_("今天试了 %(number)s 次都没对上。请明天再试，或带证件到社区，由工作人员当面确认。") % {"number": ROOM_TRIES})
    return Yes()


def may_join(by: Standing, person: Person) -> Yes | No:
    if not by.holds(COUNTER, over=person.community.path):
        return No(_("当面确认身份由社区工作者办理。"))
    return Yes()
