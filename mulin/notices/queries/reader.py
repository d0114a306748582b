from dataclasses import dataclass, field

from mulin.kernel.together import Together
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
    account = me.account_id
    by_person, by_account, opted_out, interests, consents = SET.rows(me.person_id or 0, account or 0)
    joined = (
        WeChatReader.objects.filter(account_id=account, ended_at=None).values_list("blind", flat=True).first() if account else ""
    )
    off = {one.topic for one in opted_out}
    return Own(
        next(iter([*by_person, *by_account]), Preference()),
        [one for one in Bulletin.Topic.values if one not in off],
        [one.name for one in interests],
        [one.purpose for one in consents],
        PushSubscription.objects.filter(account_id=account).count() if account else 0,
        bool(joined),
        WeChatGrant.objects.filter(blind=joined, used_at=None, template__in=allowed.templates()).count() if joined else 0,
    )


SET = Together(
    lambda person, account: [
        Preference.objects.filter(person_id=person),
        Preference.objects.filter(account_id=account),
        OptOut.objects.filter(person_id=person),
        Interest.objects.filter(person_id=person),
        Consent.objects.filter(person_id=person, withdrawn_at=None),
    ]
)
