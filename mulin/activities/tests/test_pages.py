from datetime import timedelta

import pytest
import vobject
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mulin.activities import actions
from mulin.activities.models import Attendance, Feed, Signup
from mulin.activities.rules import codes, lots
from tests.stage import Stage
from tests.walking import signed_in

from .cast import activity, counted, people, sign_up

CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
SOON, DAY = timedelta(minutes=30), timedelta(days=1)


def asked(client, act) -> int:
    """How many statements, without those that only mark transactions."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = act(client)
    assert answer.status_code in (200, 302), answer.content.decode()[:500]
    return len([one for one in queries.captured_queries if not one["sql"].startswith(CONTROL)])


def now_activity(stage: Stage, **values: object):
    now = timezone.now()
    return activity(stage, at=now - DAY, begins_at=now + SOON, **values)


@pytest.mark.row("C137")
def test_pressing_sign_up_costs_eight_statements_also_when_all_is_full(stage: Stage) -> None:
    one = activity(stage, at=timezone.now(), begins_at=timezone.now() + 2 * DAY, places=1).sessions.get()
    url, costs = f"/activities/sessions/{one.pk}/sign-up/", []
    for number, person in enumerate((stage.wang_fang, stage.liu_yang, stage.ma_li)):
        costs.append(asked(signed_in(person), lambda client, n=number: client.post(url, {"once": f"key {n}"})))
    assert [cost <= 8 for cost in costs] == [True, True, True], costs
    assert list(Signup.objects.order_by("id").values_list("status", flat=True)) == ["held", "waiting", "waiting"]
    assert counted(one) == [(1, 1, 2)]


def test_the_same_form_twice_is_one_sign_up_and_other_content_a_conflict(stage: Stage) -> None:
    one = activity(stage, at=timezone.now(), begins_at=timezone.now() + 2 * DAY, companions=1).sessions.get()
    client, url = signed_in(stage.wang_fang), f"/activities/sessions/{one.pk}/sign-up/"
    answers = [client.post(url, {"once": "one key"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302] and Signup.objects.count() == 1
    assert client.post(url, {"once": "one key", "name1": "李阿姨"}).status_code == 409


def test_a_page_costs_the_same_with_few_and_with_many_sign_ups(stage: Stage) -> None:
    found = activity(stage, at=timezone.now(), begins_at=timezone.now() + 2 * DAY, places=3)
    one = found.sessions.get()
    sign_up(stage, one, stage.wang_fang, at=timezone.now())
    client = signed_in(stage.wang_fang)
    pages = [f"/activities/{found.pk}/", "/activities/", "/activities/mine/"]
    for page in pages:
        client.get(page)  # what is kept for some seconds is kept now
    few = [asked(client, lambda client, page=page: client.get(page)) for page in pages]
    for person in people(stage, 12):
        sign_up(stage, one, person, at=timezone.now())
    assert [asked(client, lambda client, page=page: client.get(page)) for page in pages] == few
    assert few[0] <= 16, few


def test_what_was_written_is_still_there_when_something_has_to_be_changed(stage: Stage) -> None:
    one = activity(stage, at=timezone.now(), begins_at=timezone.now() + 2 * DAY, companions=1).sessions.get()
    answer = signed_in(stage.wang_fang).post(
        f"/activities/sessions/{one.pk}/sign-up/", {"once": "k", "name1": "小宝", "age1": "6"}
    )
    text = answer.content.decode()
    assert answer.status_code == 400 and 'value="小宝"' in text and "监护人" in text
    assert Signup.objects.count() == 0


@pytest.mark.row("C137")
def test_a_code_that_is_shown_said_or_scanned_checks_in_once(stage: Stage) -> None:
    found = now_activity(stage, places=5, companions=1, leader=stage.li_xiuying)
    one = found.sessions.get()
    held = sign_up(stage, one, stage.wang_fang, with_=(("李阿姨", 71),), at=timezone.now())
    other = sign_up(stage, one, stage.liu_yang, at=timezone.now())
    own, leader = codes.own_code(bytes(one.secret), held.pk), signed_in(stage.li_xiuying)
    assert own in signed_in(stage.wang_fang).get(f"/activities/{found.pk}/").content.decode()

    assert signed_in(stage.liu_yang).get(f"/activities/sessions/{one.pk}/own/{own}/").status_code == 403
    said = leader.get(f"/activities/sessions/{one.pk}/typed/?code={own.lower().replace('-', ' ')}")
    assert said.status_code == 302
    for _ in range(2):
        leader.post(f"/activities/sessions/{one.pk}/own/{own}/", {"once": "a"})
    rotating = codes.code_at(bytes(one.secret), timezone.now())
    signed_in(stage.liu_yang).post(f"/activities/sessions/{one.pk}/in/{rotating}/")
    one.refresh_from_db()
    assert list(Attendance.objects.order_by("id").values_list("person", "heads", "how", "by")) == [
        (stage.wang_fang.pk, 2, "own", stage.li_xiuying.pk),
        (stage.liu_yang.pk, 1, "code", None),
    ]
    assert (one.came, Signup.objects.get(pk=other.pk).status) == (3, "came")
    wrong = own[:-1] + ("0" if own[-1] != "0" else "1")
    assert codes.read_own(bytes(one.secret), wrong) is None


@pytest.mark.row("races-4")
def test_a_list_kept_without_signal_counts_each_once_and_merges_nobody(stage: Stage) -> None:
    found = now_activity(stage, places=5)
    one = found.sessions.get()
    rows = [sign_up(stage, one, person, at=timezone.now()) for person in (stage.wang_fang, stage.liu_yang)]
    left = sign_up(stage, one, stage.ma_li, at=timezone.now())
    actions.leave(left, by=stage.standing(stage.zhao_min), at=timezone.now())
    worker, when = signed_in(stage.zhao_min), timezone.now().isoformat()
    body = {"came": [[row.pk, when] for row in (*rows, left)] + [[999_999, when]]}
    url = f"/activities/sessions/{one.pk}/ticks/"
    first = worker.post(url, body, content_type="application/json").json()
    again = worker.post(url, {"came": body["came"][:2]}, content_type="application/json").json()
    one.refresh_from_db()
    assert (len(first["problems"]), again["problems"], one.came, Attendance.objects.count()) == (2, [], 2, 2)


@pytest.mark.row("C131")
def test_who_attends_from_afar_is_counted_as_such(stage: Stage) -> None:
    found = now_activity(stage, places=5, remote_link="https://example.org/study")
    one = found.sessions.get()
    sign_up(stage, one, stage.wang_fang, at=timezone.now())
    answer = signed_in(stage.wang_fang).post(f"/activities/sessions/{one.pk}/remote/", {"once": "r"})
    one.refresh_from_db()
    assert (answer["Location"], one.came, one.remote) == ("https://example.org/study", 1, 1)


@pytest.mark.row("C138")
def test_figures_follow_from_the_lists_and_open_their_rows(stage: Stage) -> None:
    now = timezone.now()
    found = activity(stage, at=now - 3 * DAY, begins_at=now - 2 * DAY, places=5, theme="重阳节")
    one, worker = found.sessions.select_related("activity").get(), stage.standing(stage.zhao_min)
    row = sign_up(stage, one, stage.wang_fang, at=now - 3 * DAY)
    actions.check_in(one, row, by=worker, at=now - 2 * DAY)
    actions.count_visitors(one, 120, by=worker, at=now)
    actions.close(found, report="热闹。", by=worker, at=now)
    page = signed_in(None).get(f"/open/activities/?year={timezone.localtime(one.begins_at).year}").content.decode()
    assert "121 人次" in page and "重阳节" in page and ">1<" in page.replace(" ", "")
    assert found.title in page and "王芳" not in page


def test_calendars_are_read_by_another_program(stage: Stage) -> None:
    now = timezone.now()
    found = activity(stage, at=now, begins_at=now + 2 * DAY, words="量血压，测血糖；请空腹来\n社区主办" * 5)
    one = found.sessions.get()
    sign_up(stage, one, stage.wang_fang, at=now)
    actions.make_feed(stage.wang_fang, by=stage.standing(stage.wang_fang), at=now)
    for url in (
        "/activities/calendar.ics",
        f"/activities/{found.pk}/calendar.ics",
        f"/activities/feed/{Feed.objects.get().token}.ics",
    ):
        answer = signed_in(None).get(url)
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        event = vobject.readOne(answer.content.decode()).vevent
        assert event.dtstart.value == one.begins_at.replace(microsecond=0) and event.dtend.value > event.dtstart.value
        assert (event.summary.value, event.status.value) == ("周六义诊", "CONFIRMED")
        assert event.description.value == found.words and "3 号楼" in event.location.value
        assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    actions.cancel(found, reason="下雨", by=stage.standing(stage.zhao_min), at=now)
    event = vobject.readOne(signed_in(None).get(f"/activities/{found.pk}/calendar.ics").content.decode()).vevent
    assert event.status.value == "CANCELLED"


@pytest.mark.row("C137")
def test_a_draw_is_counted_again_from_what_is_public(stage: Stage) -> None:
    now = timezone.now()
    found = activity(stage, at=now - 3 * DAY, begins_at=now + SOON, places=[actions.Places(2, "seniors"), actions.Places(3)],
                     mode="lottery", closes_hours=1)  # fmt: skip
    one = found.sessions.get()
    before = signed_in(None).get(f"/activities/sessions/{one.pk}/draw/").content.decode()
    assert lots.commitment(bytes(one.seed)) in before and bytes(one.seed).hex() not in before
    for person in people(stage, 9):
        sign_up(stage, one, person, at=now - 2 * DAY)
    actions.draw_due(now)
    told = signed_in(None).get(f"/activities/sessions/{one.pk}/draw.json").json()
    assert lots.problems(told) == [] and (len(told["placed"]), len(told["waiting"])) == (3, 6)
    told["placed"], told["waiting"] = told["placed"][::-1], told["waiting"]
    assert lots.problems(told) == ["others were drawn"]
    told["seed"] = "00" * 32
    assert "the seed is not the one whose hash was published" in lots.problems(told)


def test_a_certificate_is_for_who_was_there(stage: Stage) -> None:
    found = now_activity(stage, places=5)
    one = found.sessions.get()
    row = sign_up(stage, one, stage.wang_fang, at=timezone.now())
    there = actions.check_in(one, row, by=stage.standing(stage.zhao_min), at=timezone.now())
    paper = signed_in(stage.wang_fang).get(f"/activities/attendances/{there.pk}.pdf")
    assert (
        paper.content.startswith(b"%PDF")
        and signed_in(stage.liu_yang).get(f"/activities/attendances/{there.pk}.pdf").status_code == 404
    )
