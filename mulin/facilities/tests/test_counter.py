"""At the counter: for a person without a phone, for an organisation, for a group, and in the house's own name."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mulin.facilities import actions, queries
from mulin.facilities.models import Booking
from mulin.facilities.rules import Wish
from mulin.kernel.access import Refused
from mulin.kernel.ui.kept import forget
from tests.stage import NOON

from .cast import FRIDAY, house

HOUR, WEEK = timedelta(hours=1), timedelta(days=7)


@pytest.fixture
def saturday():
    today = timezone.localdate()
    return next(one for n in range(2, 12) if (one := today + timedelta(days=n)).isoweekday() == 6)


def sent(day, **more):
    said = {"on": f"{day}", "begins": "10:00", "minutes": "60", "purpose": "碰头会", "heads": "8", "party": "", "until": ""}
    return said | {"once": str(uuid4())} | more


@pytest.mark.row("C123")
def test_a_weekly_wish_at_the_counter_is_shown_with_its_clashes_and_booked_with_the_workers_name(stage, client, saturday):
    now = timezone.now()
    there = house(stage, at=now, from_age=0, ahead_days=60)
    there.book(stage.liu_yang, queries.moment(saturday + WEEK, NOON.time().replace(hour=10)), at=now)
    client.force_login(stage.zhao_min.account)
    page = f"/desk/facilities/rooms/{there.room.pk}/book/?on={saturday}"
    assert f"person={stage.wang_fang.pk}" in client.get(f"{page}&q=王芳").content.decode()
    wish = sent(saturday, party="春和合唱团", until=f"{saturday + 2 * WEEK}")
    shown = client.post(f"{page}&person={stage.wang_fang.pk}", wish).content.decode()
    assert "3 次里有 2 次可以订" in shown and "这个时间已经有人订了" in shown and Booking.objects.count() == 1
    answer = client.post(f"{page}&person={stage.wang_fang.pk}", wish | {"sure": "yes", "once": str(uuid4())}, follow=True)
    assert "订好了 2 次" in answer.content.decode() and "春和合唱团" in answer.content.decode()
    made = Booking.objects.filter(person=stage.wang_fang)
    assert set(made.values_list("helped_by", "party", "status")) == {(stage.zhao_min.pk, "春和合唱团", "booked")}
    assert made.count() == 2


@pytest.mark.row("C123", "C126")
def test_an_organisation_is_found_by_its_name_and_booked_for_through_who_speaks_for_it(stage, client, saturday):
    there = house(stage, at=timezone.now(), for_whom="organisations", tariff="paid", price=10000, ahead_days=60)
    client.force_login(stage.zhao_min.account)
    page = f"/desk/facilities/rooms/{there.room.pk}/book/?on={saturday}"
    found = client.get(f"{page}&q=春和物业").content.decode()
    assert "由吴建国联系" in found and f"person={stage.wu_jianguo.pk}&amp;unit={stage.property.pk}" in found
    assert stage.drains.short_name in client.get(f"{page}&q=排水").content.decode()
    answer = client.post(
        f"{page}&person={stage.wu_jianguo.pk}&unit={stage.property.pk}", sent(saturday, organisation=str(stage.property.pk))
    )
    made = Booking.objects.get()
    assert answer.status_code == 302
    assert (made.organisation, made.person, made.helped_by, made.price) == (
        stage.property,
        stage.wu_jianguo,
        stage.zhao_min.pk,
        10000,
    )
    client.force_login(stage.wu_jianguo.account)  # an operator's person reads no list of organisations
    assert "由唐磊联系" not in client.get(f"{page}&q=排水").content.decode()


@pytest.mark.row("C124")
def test_a_curator_puts_up_a_show_each_day_and_everybody_reads_it_and_nobody_else_may(stage, client):
    there = house(stage, ahead_days=60)
    curator = stage.standing(stage.li_xiuying)
    show = Wish(FRIDAY, FRIDAY + 2 * HOUR, "老街坊油画展", 20, purpose_en="Paintings by old neighbours", shown=True)
    until = FRIDAY.date() + timedelta(days=4)
    _series, dates = actions.book_weekly(there.room, stage.li_xiuying, show, until, every=1, by=curator, at=NOON)
    assert [bool(one.may) for one in dates] == [True, True, False, True, True]  # closed on Sunday
    [(first, last)] = queries.runs_of(queries.shows_in([there.room], NOON, 31))
    assert (first.title, first.begins_at, last) == ("老街坊油画展", FRIDAY, until)
    own = Wish(FRIDAY + 3 * HOUR, FRIDAY + 4 * HOUR, "我家的展", shown=True)
    assert actions.book(there.room, stage.wang_fang, own, by=stage.standing(stage.wang_fang), at=NOON).shown is False


@pytest.mark.row("C124")
def test_a_curator_finds_her_houses_and_decides_without_any_post(stage, client):
    there = house(stage, at=timezone.now(), approval=True, from_age=0)
    actions.change_facility(there.facility, curator=stage.ma_li, by=stage.standing(stage.zhao_min), at=NOON)
    client.force_login(stage.ma_li.account)
    assert f"/desk/facilities/{there.facility.pk}/plan/" in client.get("/facilities/").content.decode()
    forget()  # all menus are drawn anew, and ask once together whether she curates something
    with CaptureQueriesContext(connection) as asked:
        desk = client.get("/desk/facilities/").content.decode()
    assert 'href="/desk/facilities/"' in desk and "春和中心" in desk
    assert sum("LIMIT 1" in one["sql"] and '"curator_id" =' in one["sql"] and "operator" not in one["sql"] for one in asked) == 1
    client.force_login(stage.liu_yang.account)
    assert client.get("/desk/facilities/").status_code == 403


def test_what_an_activity_holds_is_called_off_in_the_activity(stage):
    there = house(stage)
    wish = Wish(FRIDAY, FRIDAY + HOUR, "音乐会", 10)
    held = actions.hold(there.room, wish, "activities.session 1", by=stage.standing(stage.zhao_min), at=NOON)
    same = actions.hold(there.room, wish, "activities.session 1", by=stage.standing(stage.zhao_min), at=NOON)
    assert same == held
    Booking.objects.filter(pk=held.pk).update(person=stage.liu_yang)
    held.refresh_from_db()
    with pytest.raises(Refused, match="请在活动里改地点或取消"):
        actions.cancel(held, by=stage.standing(stage.liu_yang), at=NOON)
    actions.let_go("activities.session 1", by=stage.standing(stage.zhao_min), at=NOON)
    actions.let_go("activities.session 1", by=stage.standing(stage.zhao_min), at=NOON)
    held.refresh_from_db()
    assert (held.status, held.slots.count()) == ("cancelled", 0)
