"""From a notice to a provider: once, at the rate, tried again, given up, gone on by the next way."""

import json
from datetime import datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import activate

from mulin.notices import actions
from mulin.notices.actions import claiming, sending, settling
from mulin.notices.channels import Message, Refused, Sent, table
from mulin.notices.models import Delivery, Notice, Preference, PushSubscription, Urgency, WeChatReader
from mulin.people.models import Account

NOON = datetime(2026, 11, 19, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
LATER = NOON + timedelta(minutes=10)
S = Delivery.State


class StandIn:
    """A channel that keeps what it was given and answers what it is told to."""

    RATE = 1000.0

    def __init__(self, *answers):
        self.sent: list[Message] = []
        self.answers = list(answers)

    @staticmethod
    def missing():
        return []

    def send(self, message):
        self.sent.append(message)
        return self.answers.pop(0) if self.answers else Sent(f"id-{message.key}")


@pytest.fixture
def push(monkeypatch):
    return _with(monkeypatch, "push")


@pytest.fixture
def mail(monkeypatch):
    return _with(monkeypatch, "mail")


@pytest.fixture
def sms(monkeypatch):
    return _with(monkeypatch, "sms")


def _with(monkeypatch, name):
    made = StandIn()
    monkeypatch.setitem(table.CHANNELS, name, made)
    return made


@pytest.fixture
def wang(stage):
    """王芳 has a browser, an address and a phone."""
    account = Account.objects.get(person=stage.wang_fang)
    account.email, account.phone, account.phone_mask = "wang@example.org", "+8613800000001", "138****0001"
    account.save()
    sealed = json.dumps({"endpoint": "https://push.example/1", "p256dh": "x", "auth": "y"})
    PushSubscription.objects.create(
        account_id=account.pk, digest=sha256(b"https://push.example/1").hexdigest(), sealed=sealed, added_at=NOON
    )
    return stage.wang_fang


def tell(person, number=1, kind="matter.answered", **more) -> Notice:
    values = {"title": f"第 {number} 盏灯", "note": "换好了。"}
    more = {"at": NOON} | more
    return actions.tell(person_id=person.id, kind=kind, values=values, url="/help/", once_key=f"{kind} {number}", **more)


def states() -> list[tuple[str, str]]:
    return [(row.channel, row.state) for row in Delivery.objects.order_by("id")]


def test_telling_stays_one_insert(stage, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):  # look, savepoint, insert, release
        tell(stage.wang_fang)
    assert states() == []


def test_a_notice_goes_by_the_cheapest_way_after_a_while(wang, push, mail, sms):
    notice = tell(wang)
    assert actions.choose_channels(NOON) == 1
    assert actions.send_owed(NOON) == 0, "who reads it in the inbox first is left in peace"
    assert actions.send_owed(LATER) == 1 and actions.send_owed(LATER) == 0
    (message,) = push.sent
    assert (message.title, message.text) == ("办好了，请您确认", "“第 1 盏灯”：换好了。 没解决就点“还没解决”。")
    assert message.url.endswith(f"/inbox/{notice.pk}/") and not mail.sent and not sms.sent
    assert states() == [("push", "sent")]
    assert actions.choose_channels(LATER) == 0


def test_what_was_read_meanwhile_is_not_sent(wang, push):
    notice = tell(wang)
    actions.choose_channels(NOON)
    Notice.objects.filter(pk=notice.pk).update(read_at=NOON)
    actions.send_owed(LATER)
    assert push.sent == [] and states() == [("push", "needless")]


def test_in_the_readers_language(wang, push):
    Account.objects.filter(person=wang).update(language="en")
    tell(wang)
    actions.choose_channels(NOON)
    actions.send_owed(LATER)
    activate("zh-hans")
    assert push.sent[0].title.isascii()


def test_what_is_urgent_goes_at_once_by_every_way(wang, push, mail, sms):
    tell(wang, urgency=Urgency.URGENT, at=NOON.replace(hour=3))
    night = NOON.replace(hour=3)
    actions.choose_channels(night)
    actions.send_owed(night)
    assert [len(one.sent) for one in (push, mail, sms)] == [1, 1, 1] and sms.sent[0].address == "+8613800000001"


def test_quiet_hours_are_kept(wang, push):
    Preference.objects.create(person_id=wang.id, quiet_from=11, quiet_to=14, changed_at=NOON)
    tell(wang)
    actions.choose_channels(NOON)
    assert actions.send_owed(LATER) == 0
    assert actions.send_owed(NOON.replace(hour=14)) == 1


def test_what_was_held_up_until_the_night_waits_for_the_morning_and_no_try_is_counted(wang, push):
    tell(wang)
    actions.choose_channels(NOON)
    assert actions.send_owed(NOON.replace(hour=23)) == 0
    row = Delivery.objects.get()
    assert (row.state, row.tries, row.due_at) == ("owed", 0, NOON.replace(hour=8) + timedelta(days=1))
    assert actions.send_owed(row.due_at) == 1


@pytest.mark.row("C142")
@pytest.mark.row("staff-5")
def test_several_that_do_not_press_are_one_message(wang, push):
    for number in range(5):
        tell(wang, number, kind="matter.progress", at=NOON + timedelta(minutes=number + 1))
    actions.choose_channels(LATER)
    assert actions.send_owed(LATER) == 0
    assert actions.send_owed(NOON.replace(hour=18)) == 1
    (message,) = push.sent
    assert (message.title, message.text) == ("您有 5 条新消息", "您跟进的有进展") and message.url.endswith("/inbox/")
    assert {state for _channel, state in states()} == {"sent"}
    lead = Delivery.objects.get(with_id=None)
    assert Delivery.objects.filter(with_id=lead.pk).count() == 4


@pytest.mark.row("staff-5")
def test_a_day_brings_only_so_many(wang, push, settings):
    settings.NOTICES = settings.NOTICES | {"NOTICES_A_DAY": "2"}
    for number in range(4):
        moment = NOON + timedelta(minutes=20 * number)
        tell(wang, number, at=moment)
        actions.choose_channels(moment)
        actions.send_owed(moment + timedelta(minutes=6))
    assert len(push.sent) == 2
    tell(wang, 9, urgency=Urgency.URGENT, at=LATER)
    actions.choose_channels(NOON.replace(hour=15))
    actions.send_owed(NOON.replace(hour=15))
    assert len(push.sent) == 3, "what is urgent is not held back"
    tomorrow = NOON + timedelta(days=1)
    assert actions.send_owed(tomorrow) == 1
    assert push.sent[-1].title == "您有 2 条新消息", "the rest comes the next day, as one"


def test_a_failure_is_tried_again_later_and_later(wang, push):
    push.answers = [Refused("the push service answered 503")] * 6
    Preference.objects.create(person_id=wang.id, quiet_from=0, quiet_to=0, changed_at=NOON)  # also by night
    tell(wang)
    actions.choose_channels(NOON)
    row = Delivery.objects.get()
    at, waits = LATER, []
    for _try in range(6):
        actions.send_owed(at)
        row.refresh_from_db()
        waits.append(round((row.due_at - at) / timedelta(minutes=1)))
        at = row.due_at
    assert waits[:5] == [1, 5, 30, 120, 720]
    assert (row.state, row.error, row.tries) == (S.GIVEN_UP, "the push service answered 503", 6)
    assert actions.send_owed(at + timedelta(days=9)) == 0


def test_a_provider_that_asks_to_wait_is_given_the_time(wang, push):
    push.answers = [Refused("429", retry_after=3600)]
    tell(wang)
    actions.choose_channels(NOON)
    actions.send_owed(LATER)
    assert Delivery.objects.get().due_at == LATER + timedelta(hours=1)


def test_a_closed_way_is_forgotten_and_the_next_one_taken(wang, push, mail):
    push.answers = [Refused("the browser has ended this subscription", final=True, gone=True)]
    tell(wang)
    actions.choose_channels(NOON)
    actions.send_owed(LATER)
    assert PushSubscription.objects.count() == 0
    assert states() == [("push", "given_up"), ("mail", "owed")]
    actions.send_owed(LATER + timedelta(minutes=10))
    assert len(mail.sent) == 1 and states() == [("push", "given_up"), ("mail", "sent")]


def test_somebody_wechat_cannot_reach_any_more(stage, monkeypatch):
    wechat = _with(monkeypatch, "wechat")
    wechat.answers = [Refused("43004 require subscribe", final=True, gone=True)]
    account = Account.objects.get(person=stage.wang_fang)
    WeChatReader.objects.create(account_id=account.pk, openid="o-wang", joined_at=NOON)
    tell(stage.wang_fang)
    actions.choose_channels(NOON)
    actions.send_owed(LATER)
    assert wechat.sent[0].address == "o-wang" and WeChatReader.objects.get().ended_at == LATER


def test_a_sender_that_was_killed_leaves_it_owed(wang, push):
    tell(wang)
    actions.choose_channels(NOON)
    claiming.claim(claiming.owed("push", LATER), 100, at=LATER)  # and then nothing more: killed
    assert actions.send_owed(LATER + timedelta(minutes=1)) == 0, "it is in somebody's hands"
    assert actions.send_owed(LATER + timedelta(minutes=4)) == 1
    row = Delivery.objects.get()
    assert (row.state, row.tries, push.sent[0].key) == (S.SENT, 2, f"d{row.pk}")


def test_a_sender_that_slept_too_long_does_not_undo_the_others_work(wang, push):
    tell(wang)
    actions.choose_channels(NOON)
    claiming.claim(claiming.owed("push", LATER), 100, at=LATER)
    slow = Delivery.objects.get()
    actions.send_owed(LATER + timedelta(minutes=4))
    assert settling.settle([settling.Outcome(slow, S.FAILED, error="too late")]) == set()
    assert states() == [("push", "sent")]


def test_a_channel_keeps_its_rate(stage, push):
    push.RATE = 2.0
    for person in (stage.wang_fang, stage.liu_yang, stage.ma_li):
        account = Account.objects.get(person=person)
        sealed = json.dumps({"endpoint": "https://push.example/1", "p256dh": "x", "auth": "y"})
        PushSubscription.objects.create(account_id=account.pk, digest=str(account.pk), sealed=sealed, added_at=NOON)
        tell(person, person.id)
    actions.choose_channels(NOON)
    assert [actions.send_owed(LATER + timedelta(seconds=second)) for second in (0, 1, 1, 2)] == [1, 2, 0, 0]


def test_a_bucket_fills_to_its_brim_and_no_further(db):
    take = [claiming.tokens("x", 100, rate=3, at=NOON + timedelta(seconds=second)) for second in (0, 1, 1, 3, 3600)]
    assert take == [1, 3, 0, 6, 30]


def test_the_database_keeps_one_delivery_a_channel(wang):
    notice = tell(wang)
    one = {"notice": notice, "channel": "push", "reader": f"p{wang.id}", "due_at": NOON}
    Delivery.objects.create(**one)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(**one)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(**one | {"channel": "print", "state": "sent", "sent_at": NOON})  # brought by nobody


def test_a_fault_of_ours_holds_nobody_else_up(stage, push, wang, monkeypatch):
    def broken(message):
        raise RuntimeError("our fault")

    monkeypatch.setattr(push, "send", broken)
    tell(wang)
    actions.choose_channels(NOON)
    assert actions.send_owed(LATER) == 1
    row = Delivery.objects.get()
    assert row.state == S.FAILED and "our fault" in row.error


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_three_senders_send_each_message_once(stage, push):
    from threading import Thread

    from django.db import connection

    for person in (stage.wang_fang, stage.liu_yang, stage.ma_li, stage.zhang_wei):
        account = Account.objects.get(person=person)
        sealed = json.dumps({"endpoint": "https://push.example/1", "p256dh": "x", "auth": "y"})
        PushSubscription.objects.create(account_id=account.pk, digest=str(account.pk), sealed=sealed, added_at=NOON)
        for number in range(20):
            tell(person, f"{person.id} {number}", urgency=Urgency.URGENT)
    actions.choose_channels(NOON)

    def sender():
        try:
            for number in range(6):
                sending.send_owed(LATER + timedelta(seconds=number))
        finally:
            connection.close()

    threads = [Thread(target=sender) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    sending.send_owed(LATER + timedelta(seconds=9))
    keys = [message.key for message in push.sent]
    assert len(keys) == len(set(keys)) == 80 and Delivery.objects.filter(state=S.SENT).count() == 80
