"""Each page asks the database as often for three rows as for one."""

from datetime import date, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mulin.kernel.ui.kept import forget
from mulin.people.models import Person, Residence
from mulin.volunteering import actions, rules
from mulin.volunteering.actions.banking import account_of, book_of
from mulin.volunteering.models import Expiry, Help
from tests.stage import SINCE, Stage
from tests.walking import signed_in

from .cast import Squad, squad

PAGES = {
    "worker": [
        "desk", "desk_records", "desk_record", "desk_records?status=confirmed", "desk_certificates", "desk_volunteers", "desk_volunteer", "desk_bank",
        "desk_bank?status=settled", "desk_expiring", "desk_matches", "desk_bank_person", "desk_guardian", "desk_teams", "desk_team",
        "desk_points_person", "desk_duties", "desk_duty", "desk_shifts", "desk_shifts?q=hx", "run", "desk_volunteers?q=a", "desk_records?q=zyz",
    ],
    "volunteer": ["home", "home?q=hx", "experts", "teams", "team", "hours", "bank", "home?page=9", "hours?page=9", "bank?page=9", "guardians", "shift", "help", "profile"],
}  # fmt: skip


class Ground:
    """One of everything that is listed, and one more at each call of `more`; all of it in one community."""

    def __init__(self, stage: Stage):
        self.stage, self.now = stage, timezone.now()
        self.team: Squad = squad(stage)
        self.worker = self.team.who(stage.zhao_min)
        values = rules.NANJING | {"invites": 1}
        actions.set_bank_rules(stage.community, since=date(2026, 1, 1), by=self.worker, at=self.now, **values)
        self.shift = actions.add_shift(
            self.team.duty, begins_at=self.now + timedelta(hours=20), minutes=60, places=9, by=self.worker, at=self.now
        )
        self.number = 0
        self.more()
        self.help = Help.objects.latest("pk")

    def more(self) -> None:
        stage, now, worker = self.stage, self.now, self.worker
        self.number += 1
        person = Person.objects.create(
            community=stage.community, name=f"志愿者{self.number}", pinyin=f"zhiyuanzhe{self.number}", initials=f"zyz{self.number}",
            added_at=now,
        )  # fmt: skip
        home = Residence.objects.get(person=stage.liu_yang)
        Residence.objects.create(person=person, household=home.household, room=home.room, kind="owner", since=SINCE)
        one = actions.join(person, by=worker, at=now)
        self.mine = self.team.liu_yang
        actions.join_team(self.team.team, one, by=worker, at=now)
        actions.present_as_expert(one, title=f"会修{self.number}", words="问我", agrees=True, by=self.team.who(person), at=now)
        actions.claim(self.shift, one, by=worker, at=now)
        actions.found_team(stage.community, kind="branch", name=f"分队{self.number}", parent=self.team.team, by=worker, at=now)
        duty = actions.set_up_duty(
            stage.building_3, team=self.team.team, kind="crossing", name=f"护学{self.number}", by=worker, at=now
        )
        for days in (2, 3):
            begins = now + timedelta(days=days, hours=self.number)
            actions.add_shift(duty, begins_at=begins, minutes=30, places=2, by=worker, at=now)
        actions.claim(duty.shifts.earliest("begins_at"), self.mine, by=worker, at=now)
        actions.add_shift(
            self.team.duty, begins_at=now + timedelta(days=4, hours=self.number), minutes=30, places=2, by=worker, at=now
        )
        for who in (one, self.mine):
            for days in (1, 2):
                self.served = actions.note_service(
                    who, kind="visit", content="探访", begins_at=now - timedelta(days=days, hours=self.number), minutes=400,
                    by=worker, at=now,
                )  # fmt: skip
                if days == 1:
                    actions.bank(actions.confirm(self.served, by=worker, at=now), at=now)
        today = timezone.localdate(now)
        actions.ask_certificate(one, since=today - timedelta(days=30), until=today, by=worker, at=now)
        paper = actions.ask_certificate(self.mine, since=today - timedelta(days=30 + self.number), until=today, by=worker, at=now)
        actions.issue(paper, by=worker, at=now)
        for asker, settled in ((person, True), (stage.liu_yang, False), (person, False)):
            self._ask(asker, settled=settled)
        for holder in (person, stage.wang_fang):
            account = account_of(book_of(stage.community, now), holder, now)
            Expiry.objects.get_or_create(
                account_id=account.pk, month=today.replace(day=1),
                defaults={"community": stage.community, "person": holder, "months": 12, "announced_on": today, "announced": 9,
                          "on": today + timedelta(days=60)},
            )  # fmt: skip

    def _ask(self, person: Person, *, settled: bool) -> None:
        now, who = self.now, self.team.who(person)
        start = now - timedelta(hours=2) if settled else now + timedelta(days=5 + self.number)
        key = f"{person.pk} {settled} {self.number}"
        asked = actions.ask_help(
            person, self.stage.room_302, words="陪诊", wanted_from=start, wanted_to=now + timedelta(days=6 + self.number), minutes=30,
            payer="own", once_key=key, by=who, at=now,
        )  # fmt: skip
        if settled:
            wang = self.team.who(self.stage.wang_fang)
            actions.agree_to_help(asked, self.team.wang_fang, by=wang, at=now)
            actions.report_done(asked, minutes=30, by=wang, at=now)
            actions.settle_help(asked, by=who, at=now)
        else:
            actions.invite(asked, [self.team.wang_fang], by=self.worker, at=now)

    def url(self, name: str) -> str:
        name, _mark, query = name.partition("?")
        things = {
            "desk_volunteer": self.mine.pk, "desk_guardian": self.mine.pk, "desk_matches": self.help.pk, "help": self.help.pk,
            "desk_bank_person": self.stage.liu_yang.id, "desk_points_person": self.stage.liu_yang.id, "desk_team": self.team.team.pk, "team": self.team.team.pk,
            "desk_duty": self.team.duty.pk, "run": self.shift.pk, "shift": self.shift.pk, "desk_record": self.served.pk,
        }  # fmt: skip
        return reverse(f"volunteering:{name}", args=[things[name]] if name in things else []) + (f"?{query}" if query else "")

    def asked(self) -> dict[str, int]:
        clients = {"worker": signed_in(self.stage.zhao_min), "volunteer": signed_in(self.stage.wang_fang)}
        return {name: self._count(clients[who], self.url(name)) for who, names in PAGES.items() for name in names}

    def _count(self, client: Client, url: str) -> int:
        forget()  # what pages keep for some seconds
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200, url
        return len(found)


def test_every_page_asks_as_often_for_three_as_for_one(stage: Stage) -> None:
    ground = Ground(stage)
    ground.asked()  # what is asked once a process
    for_one = ground.asked()
    ground.more()
    ground.more()
    assert ground.asked() == for_one
    assert {page: asked for page, asked in for_one.items() if asked > 12} == {}
