from dataclasses import dataclass, field

from mulin.notices.models import Bulletin, Consent, Interest, OptOut, Preference, PushSubscription, WeChatReader
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


def own(me: Standing) -> Own:
    """Someone recognised as a person since goes on with what was set before."""
    rows = Preference.objects
    row = rows.filter(person_id=me.person_id).first() if me.person_id is not None else None
    row = row or rows.filter(account_id=me.account_id or 0).first() or Preference()
    person, account = me.person_id or 0, me.account_id or 0
    off = set(OptOut.objects.filter(person_id=person).values_list("topic", flat=True))
    return Own(
        row,
        [one for one in Bulletin.Topic.values if one not in off],
        list(Interest.objects.filter(person_id=person).values_list("name", flat=True)),
        list(Consent.objects.filter(person_id=person, withdrawn_at=None).values_list("purpose", flat=True)),
        PushSubscription.objects.filter(account_id=account).count(),
        WeChatReader.objects.filter(account_id=account, ended_at=None).exists(),
    )
