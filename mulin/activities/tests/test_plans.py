"""Plans of a year, counted from what was held (C033), and the menu of days (C060)."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from mulin.activities import actions, queries, rules
from mulin.activities.models import Activity, Plan
from mulin.kernel.access import Refused
from mulin.organisations.queries import Held, Standing
from mulin.people.models import Person
from tests.stage import NOON, Stage
from tests.walking import signed_in

from .cast import activity, session, sign_up

DAY = timedelta(days=1)


def told(stage: Stage, year: int = 2026) -> list[tuple[int, int, int, int, int]]:
    rows = queries.progress(Plan.objects.order_by("id"), stage.community.pk, year, NOON)
    return [(one.held, one.heads, one.ahead, one.late, one.missing) for one in rows]


@pytest.mark.row("C033")
def test_a_year_is_counted_from_what_was_held_by_kind_theme_and_body(stage: Stage) -> None:
    worker = stage.standing(stage.zhao_min)
    for number, body, theme in ((15, None, "幸福邀约"), (2, stage.property, ""), (400, None, "")):
        actions.plan(stage.community, 2026, number, theme=theme, body=body, by=worker, at=NOON)
    actions.plan(stage.community, 2026, 3, kind="health", by=worker, at=NOON)
    with CaptureQueriesContext(connection) as few:
        assert told(stage) == [(0, 0, 0, 13, 15), (0, 0, 0, 1, 2), (0, 0, 0, 352, 400), (0, 0, 0, 2, 3)]
    past = NOON - 20 * DAY
    held = activity(stage, at=past - DAY, begins_at=past, theme="幸福邀约", places=0, hosts=[stage.property])
    one = held.sessions.get()
    actions.count_visitors(one, 40, by=worker, at=past)
    session(stage, held, places=0, begins_at=NOON + DAY, at=past - DAY)
    actions.finish(one.pk, NOON)
    activity(stage, title="草稿不算", theme="幸福邀约", published=False)
    off = activity(stage, title="取消的不算", theme="幸福邀约")
    actions.cancel(off, reason="下雨", by=worker, at=NOON)
    activity(stage, title="别的主题", kind="talk", theme="结对子")
    with CaptureQueriesContext(connection) as more:
        assert told(stage) == [(1, 40, 1, 12, 13), (1, 40, 1, 0, 0), (1, 40, 2, 351, 397), (1, 40, 1, 1, 1)]
    assert len(few) == len(more) == 3  # the plans, the year's sessions, who holds them too
    plan = Plan.objects.first()
    assert [list(queries.sessions_for(plan, held=held)) for held in (True, False)] == [[one], [held.sessions.last()]]


def test_an_even_pace_is_expected_and_rules_say_who_plans() -> None:
    plan = Plan(number=12)
    assert [rules.expected_by_now(plan, day, 365) for day in (-5, 0, 31, 182, 365, 800)] == [0, 0, 1, 5, 12, 12]
    for post in ("community_worker", "committee_head", "secretary", "administrator", "grid_worker", "street_leader"):
        me = Standing(7, Person(pk=7), (Held(post, "1/2/3/", None),))
        keeps = post in rules.ORGANISERS
        assert [bool(rules.may_plan(me, path, None)) for path in ("1/2/3/", "1/2/9/")] == [keeps, False]
    unit = Standing(7, Person(pk=7), (Held("handler", "", 5),))
    assert [bool(rules.may_plan(unit, "1/2/3/", body)) for body in (5, 6, None)] == [True, False, False]


@pytest.mark.row("C033")
def test_the_page_of_a_plan_opens_its_rows_and_goes_into_a_sheet(stage: Stage) -> None:
    desk, year = signed_in(stage.zhao_min), timezone.localdate().year
    page = f"/desk/activities/plans/?year={year}"
    assert desk.post(page, {"once": "1", "number": 15, "kind": "", "theme": "幸福邀约", "body": ""}).status_code == 302
    again = desk.post(page, {"once": "2", "number": 9, "kind": "", "theme": "幸福邀约", "body": ""})
    assert again.status_code == 200 and "已经有同样的计划" in again.content.decode()
    plan = Plan.objects.get()
    assert desk.post(f"/desk/activities/plans/{plan.pk}/", {"once": "3", "number": 16}).status_code == 302
    book = load_workbook(BytesIO(b"".join(desk.get(f"/desk/activities/plans/export/?year={year}").streaming_content)))
    assert [cell.value for cell in list(book.active.rows)[1]][:5] == ["春和社区", None, "幸福邀约", 16, 0]
    assert "幸福邀约" in desk.get(f"/desk/activities/plans/{plan.pk}/?which=ahead").content.decode()
    assert desk.post(f"/desk/activities/plans/copy/?year={year + 1}", {"once": "4"}).status_code == 302
    assert list(Plan.objects.values_list("year", "number")) == [(year, 16), (year + 1, 16)]
    unit = signed_in(stage.wu_jianguo)
    assert f"plans/{plan.pk}/" not in unit.get(page).content.decode()
    assert unit.post(page, {"once": "5", "number": 4, "kind": "civic", "theme": "", "body": stage.property.pk}).status_code == 302
    assert unit.get(f"/desk/activities/plans/{plan.pk}/").status_code == 404
    assert desk.post(f"/desk/activities/plans/{plan.pk}/drop/", {"once": "6"}).status_code == 302
    for wrong in ({"number": 0}, {"number": 3, "year": 1999}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Plan.objects.create(**{"community": stage.community, "year": 2026, "made_by": 1, "made_at": NOON} | wrong)
    with pytest.raises(Refused, match="1 到 2000"):
        actions.change_plan(Plan.objects.first(), 0, by=stage.standing(stage.zhao_min), at=NOON)


@pytest.mark.row("C060")
def test_the_menu_of_days_leads_to_a_draft(stage: Stage) -> None:
    found = {one.key: one.day for one in rules.feasts(date(2026, 1, 1), date(2026, 12, 31))}
    assert {key: found[key] for key in ("lunar-1-1", "lunar-9-9", "sunday-5-2", "sunday-6-3", "term-23", "lunar-12--1", "solar-10-1")} == {
        "lunar-1-1": date(2026, 2, 17), "lunar-9-9": date(2026, 10, 18), "sunday-5-2": date(2026, 5, 10),
        "sunday-6-3": date(2026, 6, 21), "term-23": date(2026, 12, 22), "lunar-12--1": date(2026, 2, 16), "solar-10-1": date(2026, 10, 1),
    }  # fmt: skip
    assert len(rules.feasts(date(2026, 1, 1), date(2026, 12, 31))) == 9 + 15 + 2 + 24
    desk, today = signed_in(stage.zhao_min), timezone.localdate()
    next_ = next(one for one in rules.feasts(today + DAY, today + 365 * DAY) if one.key == "lunar-9-9")
    menu = desk.get("/desk/activities/menu/").content.decode()
    link = f"/desk/activities/new/?feast=lunar-9-9&amp;on={next_.day.isoformat()}"
    assert link in menu
    link = link.replace("&amp;", "&")
    form = desk.get(link).content.decode()
    assert 'value="重阳节"' in form and 'value="Double Ninth Festival"' in form
    values = {"once": "1", "kind": "festival", "area": stage.community.pk, "title": "重阳节", "theme": "重阳节", "fee": "none", "mode": "first",
              "companions": 0, "from_age": 0, "to_age": 150, "closes_hours": 0, "leave_hours": 12}  # fmt: skip
    page = desk.post(link, values)
    made = Activity.objects.get()
    assert page["Location"] == f"/desk/activities/{made.pk}/?on={next_.day.isoformat()}#session"
    assert f'value="{next_.day.isoformat()}T09:00"' in desk.get(page["Location"]).content.decode()


@pytest.mark.row("C134", "C136")
def test_a_study_visit_brings_home_what_was_learned_and_who_went_by_posts(stage: Stage) -> None:
    now, worker = timezone.now(), stage.standing(stage.zhao_min)
    found = activity(stage, at=now - 3 * DAY, begins_at=now - 2 * DAY, kind="trip", title="去江南社区对标学习", places=5)
    one, desk = found.sessions.get(), signed_in(stage.zhao_min)
    for person in (stage.wang_fang, stage.li_xiuying, stage.he_jing):
        actions.check_in(one, sign_up(stage, one, person, at=now - 3 * DAY), by=worker, at=now - 2 * DAY)
    close = f"/desk/activities/{found.pk}/close/"
    said = {"once": "1", "report": "看了一天。", "learned": "电梯加装先开三次会。"}
    assert "请写去了哪里" in desk.post(close, said).content.decode()
    said |= {"host": "江南社区", "next": "下月先开一次会", "host_en": "Jiangnan", "learned_en": "Three meetings first."}
    assert desk.post(close, said).status_code == 302
    page = signed_in(None).get(f"/activities/{found.pk}/").content.decode()
    for words in ("江南社区", "电梯加装先开三次会。", "下月先开一次会", "楼长 1、", "居委会主任 1、", "居民 1", "3 人次"):
        assert words in page
    assert "王芳" not in page and "李秀英" not in page
    listed = signed_in(None).get("/open/activities/lessons/").content.decode()
    assert (
        "去江南社区对标学习" in listed
        and "/open/activities/lessons/" in signed_in(None).get("/open/activities/").content.decode()
    )
    changed = {"once": "2", "host_body": stage.property.pk, "learned": "先开会，再签字。"}
    assert desk.post(f"/desk/activities/{found.pk}/lesson/", changed).status_code == 302
    assert "春和物业" in signed_in(None).get(f"/activities/{found.pk}/").content.decode()
    for wrong in ({"learned": " "}, {"learned": "会"}):
        with pytest.raises(Refused):
            actions.write_lesson(found, **wrong, by=worker, at=now)
    for who in (stage.wang_fang, stage.he_jing, stage.wu_jianguo):
        assert not rules.may_write_lesson(stage.standing(who), Activity.objects.get())
    talk = activity(stage, at=now - 3 * DAY, begins_at=now - 2 * DAY, kind="talk", title="十分钟领学", mode="open", places=0)
    actions.close(talk, report="讲完了。", by=worker, at=now)
    actions.write_lesson(talk, learned="遇事先问三句。", host="张教授", by=worker, at=now)
    text = signed_in(None).get(f"/activities/{talk.pk}/").content.decode()
    assert "谁讲的" in text and "张教授" in text and "遇事先问三句。" in text
    fair = activity(stage, kind="market", title="集市", mode="open", places=0, published=False)
    assert not rules.may_write_lesson(worker, fair)
