"""A bulletin to a register of 50,000: into the inboxes, channels chosen, and sent at a channel's rate."""

import json
import time
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from bench import Report, scratch
from mulin.kernel.inserting import insert
from mulin.notices import actions, queries
from mulin.notices.channels import Message, Sent, table
from mulin.notices.models import Bulletin, Delivery, Notice, PushSubscription
from mulin.people.models import Account, Household, Person, Residence
from mulin.places.actions import add
from mulin.places.models import Place

PEOPLE = 50_000
SENT = 2_000
K = Place.Kind


def run(words: list[str]) -> Report:
    people = int(words[0]) if words else PEOPLE
    with scratch.database("notices"):
        community = _register(people)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
        at = timezone.now()
        bulletin = _bulletin(community, {"age_from": 60}, at)
        began = time.perf_counter()
        people_60 = queries.recipients(
            queries.rule_of(bulletin), scope=community.path, community_id=community.pk, topic="service", on=timezone.localdate()
        ).count()
        counted = time.perf_counter() - began
        everybody = _bulletin(community, {}, at)
        provider = _Provider()
        table.CHANNELS["push"] = provider  # type: ignore[assignment]  # a channel is anything of its shape
        began, cpu = time.perf_counter(), time.process_time()
        inboxes = actions.queue(everybody.pk, at=at)
        told = time.perf_counter() - began
        chosen = actions.choose_channels(at)
        queued, queued_cpu = time.perf_counter() - began, time.process_time() - cpu
        later = at + timedelta(days=1)
        later = later.replace(hour=4)  # noon in Shanghai
        began, cpu, sent, second = time.perf_counter(), time.process_time(), 0, 0
        while sent < min(SENT, people) and (number := actions.send_owed(later + timedelta(seconds=second))):
            sent, second = sent + number, second + 1
        sending, sending_cpu = time.perf_counter() - began, time.process_time() - cpu
        figures = {
            "people": Person.objects.count(), "inboxes": inboxes, "chosen": chosen, "owed": Delivery.objects.count(),
            "inbox_seconds": told, "queued_seconds": queued, "queued_cpu_seconds": queued_cpu, "count_of_60_ms": counted * 1000, "aged_60": people_60,
            "sent_per_second": sent / sending, "sent_per_cpu_second": sent / sending_cpu, "doubles": len(provider.keys) - len(set(provider.keys)),
            "not_chosen": Notice.objects.filter(chosen_at=None).count(),
        }  # fmt: skip
    goals = {
        "queued_seconds": ("<=", 10.0), "sent_per_cpu_second": (">=", 1000.0), "doubles": ("==", 0.0), "not_chosen": ("==", 0.0),
    }  # fmt: skip
    return Report("notices", figures, goals)


class _Provider:
    """Takes everything at once, so that our own work is what is measured."""

    RATE = 1_000_000.0

    def __init__(self) -> None:
        self.keys: list[str] = []

    @staticmethod
    def missing() -> list[str]:
        return []

    def send(self, message: Message) -> Sent:
        self.keys.append(message.key)
        return Sent(message.key)


def _register(people: int) -> Place:
    """Half have an account with a browser, the others neither phone nor account."""
    at, today = timezone.now(), timezone.localdate()
    community = add(add(None, K.STREET, "街道"), K.COMMUNITY, "社区")
    rooms = []
    for number in range(20):
        entrance = add(add(add(community, K.ESTATE, f"花园 {number} 期"), K.BUILDING, "1 号楼"), K.ENTRANCE, "1 单元")
        rooms += [add(entrance, K.ROOM, f"{floor}01") for floor in range(1, 11)]
    households = insert(Household(room=room, number=str(index)) for room in rooms for index in range(max(1, people // 600)))
    ages = [today - timedelta(days=365 * (15 + index % 75)) for index in range(75)]
    everybody = insert(
        Person(community=community, name=f"居民{index}", born_on=ages[index % 75], added_at=at) for index in range(people)
    )
    homes = (households[index % len(households)] for index in range(people))
    insert(
        Residence(person=person, household=home, room_id=home.room_id, kind="owner", since=today)
        for person, home in zip(everybody, homes, strict=True)
    )
    accounts = insert(
        Account(username=f"a{person.pk}", person=person, verified_by="phone", verified_at=at, joined_at=at)
        for person in everybody[::2]
    )
    sealed = json.dumps({"endpoint": "https://push.example/1", "p256dh": "x", "auth": "y"})
    insert(
        PushSubscription(account_id=account.pk, digest=f"{account.pk:064d}", sealed=sealed, added_at=at) for account in accounts
    )
    return community


def _bulletin(community: Place, rule: dict[str, object], at: datetime) -> Bulletin:
    return Bulletin.objects.create(
        community=community, place=community, path=community.path, topic="service", title="停水通知", words="明早停水。" * 10,
        title_en="No water", words_en="No water tomorrow morning.", rule=rule, status="published", by_id=1, by_post="社区工作者",
        written_at=at, checked_by=2, published_at=at, send_at=at,
    )  # fmt: skip
