"""Messages that WeChat's readers have allowed one by one: given, used, given back."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from mulin.kernel.secrets.seal import blind
from mulin.notices.channels import allowed
from mulin.notices.models import WeChatGrant

MOST = 100  # of one template; WeChat keeps no more in hand for one reader than people tap
GOOD_FOR = timedelta(days=365)


def blind_of(openid: str) -> str:
    return blind(openid, purpose="wechat.openid")


def heard(event: allowed.Event, *, at: datetime) -> int:
    """What WeChat tells; how many messages were allowed by it. The same event again allows nothing more."""
    mine, known = blind_of(event.openid), allowed.templates()
    WeChatGrant.objects.filter(blind=mine, template__in=event.taken_back, used_at=None).delete()
    wanted = [one for one in event.accepted if one in known]
    before = _left(mine).count()
    rows = [
        WeChatGrant(
            blind=mine, template=one, once_key=blind(f"{event.openid} {event.made} {one}", purpose="wechat.event"), given_at=at
        )
        for one in wanted
    ]
    WeChatGrant.objects.bulk_create(rows[: max(0, MOST - before)], ignore_conflicts=True)
    return _left(mine).count() - before


def allow_one(openid: str, key: str, *, at: datetime) -> None:
    """The reader said yes on WeChat's page. `key`: of the question, which is answered once."""
    row = WeChatGrant(blind=blind_of(openid), template=allowed.once(), once_key=f"once {key}", given_at=at)
    WeChatGrant.objects.bulk_create([row], ignore_conflicts=True)


def take(openid: str, *, at: datetime) -> WeChatGrant | None:
    """Use up one, the oldest first. Two senders never take the same."""
    for row in _left(blind_of(openid)).filter(given_at__gt=at - GOOD_FOR).order_by("id")[:5]:
        if WeChatGrant.objects.filter(pk=row.pk, used_at=None).update(used_at=at):
            return row
    return None


def put_back(openid: str, template: str, at: datetime) -> None:
    """It was not sent after all."""
    row = WeChatGrant.objects.filter(blind=blind_of(openid), template=template, used_at=at).order_by("-id").first()
    if row is not None:
        WeChatGrant.objects.filter(pk=row.pk).update(used_at=None)


def _left(mine: str) -> QuerySet[WeChatGrant]:
    return WeChatGrant.objects.filter(blind=mine, used_at=None, template__in=allowed.templates())
