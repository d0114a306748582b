from datetime import date, timedelta

import pytest
from django.utils.timezone import localtime
from django.utils.translation import override
from hypothesis import given as each_of
from hypothesis import strategies as st

from mulin.kernel.access import Refused
from mulin.ledger.actions import expire_due
from mulin.ledger.models import Account, Entry
from mulin.ledger.queries import prove
from mulin.volunteering import actions, rules
from mulin.volunteering.models import Help, Record
from mulin.volunteering.queries.bank import minutes_of_person
from tests.stage import NOON, Stage
from tests.walking import signed_in

from .cast import Squad, born, squad

SOON = NOON + timedelta(days=1)


def bank_open(stage: Stage, **changes: object) -> Squad:
    team = squad(stage)
    worker = team.who(stage.zhao_min)
    actions.set_bank_rules(stage.community, since=date(2026, 1, 1), by=worker, at=NOON, **(rules.NANJING | changes))
    return team


def earned(team: Squad, minutes: int, *, group: bool = False) -> Record:
    worker = team.who(team.stage.zhao_min)
    noted = actions.note_service(
        team.liu_yang, kind="visit", content="陪李阿姨看病", begins_at=NOON - timedelta(days=2), minutes=minutes, group=group,
        by=worker, at=NOON,
    )  # fmt: skip
    confirmed = actions.confirm(noted, by=worker, at=NOON)
    actions.bank(confirmed, at=NOON)
    return confirmed


def balances() -> dict[str, int]:
    return dict(Account.objects.exclude(balance=0).order_by("code").values_list("code", "balance"))


@pytest.mark.row("C074")
def test_confirmed_minutes_go_to_the_bank_once(stage: Stage) -> None:
    team = bank_open(stage)
    record = earned(team, 90)
    actions.bank(record, at=NOON)
    record.confirmed_at = localtime(record.confirmed_at)  # the same instant, written as the clock here shows it
    actions.bank(record, at=NOON)
    assert balances() == {"issued": -90, f"person:{stage.liu_yang.id}": 90}
    book = Account.objects.filter(code="issued").get().book
    assert prove(book).wrong == []


@pytest.mark.row("C074")
def test_what_is_above_the_cap_goes_to_the_pool(stage: Stage) -> None:
    team = bank_open(stage, cap=100)
    earned(team, 90)
    earned(team, 60)
    assert balances() == {"issued": -150, f"person:{stage.liu_yang.id}": 100, "pool": 50}


def test_minutes_of_a_group_are_spent_like_others_where_the_rules_let_them(stage: Stage) -> None:
    earned(bank_open(stage, group_only_donates=False), 90, group=True)
    assert minutes_of_person(stage.liu_yang.id) == (90, 0, 0)


def test_a_figure_that_was_wrong_is_reversed_and_posted_anew(stage: Stage) -> None:
    team = bank_open(stage)
    record = earned(team, 60)
    actions.dispute(record, words="做了两个小时", by=team.who(stage.liu_yang), at=NOON)
    settled = actions.confirm(record, minutes=120, words="问过李阿姨", by=team.who(stage.zhou_ming), at=SOON)
    actions.unbank(settled, at=SOON)
    actions.bank(settled, at=SOON)
    assert balances() == {"issued": -120, f"person:{stage.liu_yang.id}": 120}


@pytest.mark.row("C074")
def test_minutes_are_given_to_a_neighbour_or_the_pool_and_group_minutes_too(stage: Stage) -> None:
    team = bank_open(stage)
    earned(team, 90)
    earned(team, 30, group=True)
    liu = team.who(stage.liu_yang)
    actions.donate(stage.liu_yang, 40, to=stage.wang_fang, once_key="a", by=liu, at=NOON)
    actions.donate(stage.liu_yang, 30, to=None, group=True, once_key="b", by=liu, at=NOON)
    assert balances() == {"issued": -120, f"person:{stage.liu_yang.id}": 50, f"person:{stage.wang_fang.id}": 40, "pool": 30}
    given = Entry.objects.get(once_key="b")
    with override("en"):  # whoever posted it spoke Chinese
        assert (given.said, given.book.said) == ("Given to the pool", "Time bank")
        assert given.lines.get(amount=30).account.said == "The pool"
    desk = signed_in(stage.zhao_min)
    page = desk.get(f"/desk/ledger/entries/{Entry.objects.earliest('id').pk}/").content.decode()
    assert f'href="/desk/volunteering/records/{Record.objects.earliest("id").pk}/"' in page, (
        "an entry leads to what it stands for"
    )
    assert "爱心池" in desk.get(f"/desk/ledger/{given.book_id}/?q=爱心").content.decode()
    with pytest.raises(Refused):
        actions.donate(stage.liu_yang, 51, to=None, once_key="c", by=liu, at=NOON)
    with pytest.raises(Refused, match="不能捐给自己"):
        actions.donate(stage.liu_yang, 1, to=stage.liu_yang, once_key="d", by=liu, at=NOON)
    with pytest.raises(Refused, match="由本人来做"):
        actions.donate(stage.liu_yang, 1, to=None, once_key="e", by=team.who(stage.wang_fang), at=NOON)


def asked(team: Squad, person, payer: str, minutes: int = 60, once_key: str = "x") -> Help:  # type: ignore[no-untyped-def]
    stage = team.stage
    by = team.who(stage.zhao_min if payer == "pool" else person)
    return actions.ask_help(
        person, stage.room_302, words="陪我去医院拿药", wanted_from=SOON, wanted_to=SOON + timedelta(hours=2), minutes=minutes,
        payer=payer, once_key=once_key, by=by, at=NOON,
    )  # fmt: skip


def test_help_is_asked_for_given_and_paid_in_minutes(stage: Stage) -> None:
    team = bank_open(stage)
    earned(team, 90)
    request = asked(team, stage.liu_yang, "own")
    assert minutes_of_person(stage.liu_yang.id) == (30, 60, 0)
    wang = team.who(stage.wang_fang)
    actions.agree_to_help(request, team.wang_fang, by=wang, at=NOON)
    actions.report_done(request, minutes=45, by=wang, at=SOON)
    with pytest.raises(Refused, match="得到帮助的人或社区"):
        actions.settle_help(request, by=wang, at=SOON)
    settled = actions.settle_help(request, by=team.who(stage.liu_yang), at=SOON)
    assert (settled.status, settled.done_minutes) == ("settled", 45)
    assert balances() == {"issued": -90, f"person:{stage.liu_yang.id}": 45, f"person:{stage.wang_fang.id}": 45}
    assert minutes_of_person(stage.liu_yang.id) == (45, 0, 0)
    assert Record.objects.get(source=f"volunteering.help {request.pk}").confirmed_by == stage.liu_yang.id


def test_help_confirmed_after_its_minutes_were_free_again_is_paid_all_the_same(stage: Stage) -> None:
    team = bank_open(stage)
    earned(team, 90)
    request, wang, late = asked(team, stage.liu_yang, "own"), team.who(stage.wang_fang), SOON + timedelta(days=40)
    actions.agree_to_help(request, team.wang_fang, by=wang, at=NOON)
    actions.report_done(request, minutes=45, by=wang, at=SOON)
    assert expire_due(late) == 1
    actions.settle_help(request, by=team.who(stage.liu_yang), at=late)
    assert balances() == {"issued": -90, f"person:{stage.liu_yang.id}": 45, f"person:{stage.wang_fang.id}": 45}
    other = asked(team, stage.liu_yang, "own", minutes=30, once_key="y")
    expire_due(late)
    assert actions.withdraw_help(other, by=team.who(stage.liu_yang), at=late).status == "withdrawn"


def test_the_pool_pays_for_those_it_is_for(stage: Stage) -> None:
    team = bank_open(stage)
    earned(team, 90)
    actions.donate(stage.liu_yang, 90, to=None, once_key="a", by=team.who(stage.liu_yang), at=NOON)
    with pytest.raises(Refused, match="登记过的服务对象"):
        asked(team, stage.li_xiuying, "pool")
    worker = team.who(stage.zhao_min)
    born(stage.li_xiuying, date(1960, 5, 1))
    with pytest.raises(Refused, match="这一类要满 80 岁"):
        actions.entitle(stage.li_xiuying, "alone80", since=NOON.date(), by=worker, at=NOON)
    born(stage.li_xiuying, date(1944, 5, 1))
    actions.entitle(stage.li_xiuying, "alone80", since=NOON.date(), by=worker, at=NOON)
    request = asked(team, stage.li_xiuying, "pool")
    assert request.asked_by == stage.zhao_min.id


def test_help_that_does_not_come_about_costs_nothing(stage: Stage) -> None:
    team = bank_open(stage)
    earned(team, 90)
    request = asked(team, stage.liu_yang, "own")
    actions.withdraw_help(request, by=team.who(stage.liu_yang), at=NOON)
    assert minutes_of_person(stage.liu_yang.id) == (90, 0, 0)


@each_of(minutes=st.integers(1, 5000), held=st.integers(0, 100_000), cap=st.none() | st.integers(60, 100_000))
def test_nothing_is_lost_between_person_and_pool(minutes: int, held: int, cap: int | None) -> None:
    keeps, above = rules.split(minutes, held=held, cap=cap)
    assert keeps + above == minutes and keeps >= 0 and above >= 0
    assert cap is None or keeps == 0 or held + keeps <= cap
