from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from mulin.kernel.access import Refused
from mulin.matters import actions
from mulin.matters.actions.reporting import title_of
from mulin.matters.models import Matter
from mulin.matters.tests.cast import category, report
from mulin.organisations.models import Post
from mulin.organisations.queries import NOBODY, Standing
from tests.stage import NOON


@pytest.mark.parametrize(
    ("version", "place", "who_has_it"),
    [
        ({"goes": "post", "post_kind": "building_head"}, "room_301", {"handler": "li_xiuying", "level": 1}),
        ({"goes": "post", "post_kind": "grid_worker"}, "room_301", {"handler": "zhang_wei", "level": 2}),
        ({"goes": "post", "post_kind": "grid_worker"}, "other_building", {"level": 3}),  # that grid has none: the desk
        ({"goes": "unit", "unit_kind": "property"}, "building_5", {"unit": "property", "level": 2}),
        ({"goes": "unit", "unit_kind": "property"}, "other_building", {"level": 3}),
        ({"goes": "unit", "unit_kind": "office"}, "other_building", {"unit": "drains", "level": 2}),
        ({"goes": "pool"}, "room_301", {"pool": "grid", "level": 2}),
        ({"goes": "desk"}, "room_301", {"level": 3}),
    ],
)
def test_who_has_it_first_and_a_missing_holder_falls_to_the_desk(stage, version, place, who_has_it):
    matter = report(stage, category(stage, **version), place_id=getattr(stage, place).id)
    expected = {name: getattr(stage, who_has_it[name]) if name in who_has_it else None for name in ("handler", "unit")}
    pool = getattr(stage, who_has_it["pool"]).path if "pool" in who_has_it else ""
    assert (matter.handler, matter.unit, matter.pool_path, matter.level) == (*expected.values(), pool, who_has_it["level"])
    assert matter.status == ("offered" if expected["handler"] or expected["unit"] else "waiting")


def test_a_post_that_ended_has_nothing_sent_to_it(stage):
    Post.objects.filter(person=stage.zhang_wei).update(until=NOON.date())
    assert report(stage, category(stage, goes="post", post_kind="grid_worker")).status == "waiting"


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        ({"words": " 灯 "}, "请写一句出了什么事"), ({"words": "灯" * 2001}, "最多 2000 字，现在 2001 字"),
        ({"place_id": 0}, "不在本社区"), ({"category_id": 0}, "停用"), ({"anonymous": True}, "不能匿名"),
        ({"lat": 31.2}, "位置只有一半"), ({"channel": "counter"}, "只限社区和楼组"), ({"on_behalf_of": 1}, "只限社区和楼组"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_in_says_what_to_change(stage, draft, sentence):
    with pytest.raises(Refused, match=sentence):
        report(stage, category(stage), **draft)
    assert Matter.objects.count() == 0


def test_a_stranger_signs_in_first_unless_anonymous(stage):
    kind = category(stage, may_be_anonymous=True)
    draft = {"community_id": stage.community.id, "place_id": stage.building_3.id, "words": "灯不亮", "category_id": kind.id}
    with pytest.raises(Refused, match="请先用手机号登录"):
        actions.report(actions.Draft(**draft), by=NOBODY, at=NOON)
    assert actions.report(actions.Draft(anonymous=True, **draft), by=NOBODY, at=NOON).is_anonymous


def test_anonymous_leaves_no_trace_of_who_it_was(stage):
    matter = report(
        stage, category(stage, may_be_anonymous=True), anonymous=True, contact_name="王芳", contact_phone="19900000301"
    )
    event = matter.events.get()
    assert (matter.reporter, matter.reporter_account, matter.recorded_by, matter.contact_name, matter.contact_phone) == (
        None,
        None,
        None,
        "",
        "",
    )
    assert (event.actor, event.data["post"]) == (None, "anonymous")


def test_the_database_forbids_a_name_on_an_anonymous_one(stage):
    matter = report(stage, category(stage, may_be_anonymous=True), anonymous=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Matter.objects.filter(pk=matter.pk).update(reporter=stage.wang_fang)


@pytest.mark.row("C096")
@pytest.mark.row("staff-3")
def test_at_the_counter_the_helpers_name_is_on_the_record(stage):
    matter = report(
        stage,
        category(stage),
        who=stage.zhao_min,
        channel="counter",
        on_behalf_of=stage.wang_fang.id,
        contact_phone="199 0000 0301",
    )
    assert (matter.reporter, matter.recorded_by, matter.contact_mask) == (stage.wang_fang, stage.zhao_min, "199****0301")
    assert matter.events.get().actor == stage.zhao_min


def test_a_caller_who_is_nobody_we_know_is_confirmed_by_who_wrote_it_down(stage):
    matter = report(
        stage, category(stage), who=stage.zhao_min, channel="call", contact_name="过路的人", contact_phone="19900001234"
    )
    wu, zhao = stage.standing(stage.wu_jianguo), stage.standing(stage.zhao_min)
    actions.accept(matter, by=wu, at=NOON)
    actions.answer(matter, words="换好了", by=wu, at=NOON)
    assert actions.confirm(matter, verdict="good", words="电话里说好了", by=zhao, at=NOON).status == "closed"


@pytest.mark.row("C080")
def test_a_rider_reports_from_the_street(stage):
    matter = report(stage, category(stage, goes="pool"), who=stage.chen_hao, channel="rider", words="井盖松了")
    assert (matter.channel, matter.reporter, matter.pool_path) == ("rider", stage.chen_hao, stage.grid.path)


def test_an_account_that_is_nobodys_yet_may_report_and_confirm(stage):
    me = Standing(987, None)
    kind = category(stage)
    draft = actions.Draft(community_id=stage.community.id, place_id=stage.building_3.id, words="灯不亮", category_id=kind.id)
    matter = actions.report(draft, by=me, at=NOON)
    wu = stage.standing(stage.wu_jianguo)
    actions.accept(matter, by=wu, at=NOON)
    actions.answer(matter, words="换好了", by=wu, at=NOON)
    assert actions.confirm(matter, verdict="good", by=me, at=NOON).verdict == "good"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("三楼的灯不亮。老人看不清", "三楼的灯不亮"), ("灯坏了", "灯坏了"), ("a" * 40, "a" * 29 + "…"),
        ("The lamp is out. It is dark.", "The lamp is out"), ("。。灯坏了", "。。灯坏了"),
    ],
)  # fmt: skip
def test_the_title_is_the_first_sentence(words, title):
    assert title_of(words) == title


def test_a_post_counts_from_the_midnight_of_its_first_day_here_until_that_of_its_last(stage):
    half_past_midnight = datetime(2026, 11, 19, 16, 30, tzinfo=UTC)  # the 20th in Shanghai
    kind = category(stage, goes="post", post_kind="grid_worker")
    Post.objects.filter(person=stage.zhang_wei).update(until=date(2026, 11, 20))
    Post.objects.create(person=stage.liu_yang, kind="grid_worker", place=stage.grid, since=date(2026, 11, 20))
    assert report(stage, kind, at=half_past_midnight).handler == stage.liu_yang
