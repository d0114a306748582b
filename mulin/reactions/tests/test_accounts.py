from django.utils import timezone

from mulin.kernel.facts import relay
from mulin.notices.models import PushSubscription, WeChatReader
from mulin.people import actions as people
from mulin.people.models import Account


def test_a_deleted_account_is_reached_no_more(stage):
    account, at = Account.objects.get(person=stage.wang_fang), timezone.now()
    PushSubscription.objects.create(account_id=account.pk, digest="1", sealed="{}", added_at=at)
    WeChatReader.objects.create(account_id=account.pk, openid="o-wang", joined_at=at)
    people.delete_account(account, at=at)
    relay.drain()
    assert PushSubscription.objects.count() == WeChatReader.objects.count() == 0
