from dataclasses import dataclass, field

from mulin.notices.channels import allowed
from mulin.notices.models import Bulletin, Consent, Interest, OptOut, Preference, PushSubscription, WeChatGrant, WeChatReader
from mulin.organisations.queries import Standing


@dataclass(frozen=True)
class Own:
    """What somebody has set and how they can be reached."""

    preference: Preference
    wanted: list[str] = field(default_factory=list)
    interests: list[str] = field(default_factory=list)
    consents: list[str] = field(default_factory=list)
    browsers: int = 0
    in_wechat: bool = False
    allowed: int = 0  # messages of WeChat that were allowed one by one and are left


def papers_of(person_id: int) -> list[Consent]:
    """What a worker noted from paper, the newest first."""
    return list(Consent.objects.filter(person_id=person_id).exclude(given_by=None).order_by("-id")[:20])


def own(me: Standing) -> Own:
    """Someone recognised as a person since goes on with what was set before."""
    rows = Preference.objects
    row = rows.filter(person_id=me.person_id).first() if me.person_id is not None else None
    row = row or rows.filter(account_id=me.account_id or 0).first() or Preference()
    person, account = me.person_id or 0, me.account_id or 0
    joined = WeChatReader.objects.filter(account_id=account, ended_at=None).values_list("blind", flat=True).first()
    off = set(OptOut.objects.filter(person_id=person).values_list("topic", flat=True))
    return Own(
        row,
        [one for one in Bulletin.Topic.values if one not in off],
        list(Interest.objects.filter(person_id=person).values_list("name", flat=True)),
        list(Consent.objects.filter(person_id=person, withdrawn_at=None).values_list("purpose", flat=True)),
        PushSubscription.objects.filter(account_id=account).count(),
        bool(joined),
        WeChatGrant.objects.filter(blind=joined, used_at=None, template__in=allowed.templates()).count() if joined else 0,
    )
