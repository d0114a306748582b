"""Stories and trails: told, walked, counted without persons, suggested by neighbours, shown to groups."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from mulin.facilities import actions, queries, rules
from mulin.facilities.models import Story, StoryCount, StoryVisit, StoryWish, Trail, TrailPoint
from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.kernel.print import fonts
from mulin.notices import queries as notices
from mulin.people.queries import held_about
from tests.stage import NOON
from tests.walking import picture, signed_in

from .cast_operators import story, trail

MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(400)
SOON = NOON + timedelta(days=3)


@pytest.fixture
def worker(stage):
    return stage.standing(stage.zhao_min)


def texts(stage, person):
    return [notices.said(notice).text for notice in reversed(notices.inbox(stage.standing(person)))]


@pytest.mark.row("C128")
def test_a_trail_is_as_long_as_its_legs_and_says_so(stage):
    walk = queries.trail.walk_of(trail(stage))
    assert [(leg.number, leg.story.name, leg.metres, leg.minutes) for leg in walk.legs] == [
        (1, "老井", None, None), (2, "槐树", 130, 2), (3, "钟楼", 260, 4),
    ]  # fmt: skip
    assert (walk.length.metres, walk.length.walking, walk.length.stopping, walk.length.minutes) == (390, 6, 9, 15)
    assert walk.after(walk.legs[0].story.pk) == walk.legs[1] and walk.after(walk.legs[2].story.pk) is None
    page = Client().get(f"/walks/{walk.trail.pk}/").content.decode()
    assert all(words in page for words in ("约 390 米，边走边看 15 分钟", "从上一个点走 4 分钟，约 260 米", "直线距离乘 1.3"))


points = st.lists(st.tuples(st.floats(30, 32), st.floats(120, 122)), min_size=2, max_size=6)


@given(points, st.integers(0, 10))
def test_a_way_is_never_shorter_than_the_straight_line_between_its_ends(way, stop):
    length = rules.length_of(way, stop)
    assert length.metres >= round(rules.metres(way[0], way[-1])) and length.stopping == stop * len(way)
    assert rules.length_of(way[::-1], stop) == length


@pytest.mark.row("C128")
def test_a_trail_goes_public_only_whole_and_goes_on_when_a_story_is_taken_back(stage, worker):
    made = trail(stage, out=False)
    tree = Story.objects.get(name="槐树")
    with pytest.raises(Refused, match="至少要有两个点"):
        actions.trail.publish(actions.trail.set_points(made, [tree], by=worker, at=NOON), by=worker, at=NOON)
    draft = story(stage, "草稿里的", out=False)
    actions.trail.set_points(made, [tree, draft], by=worker, at=NOON)
    with pytest.raises(Refused, match="还没有公开"):
        actions.trail.publish(made, by=worker, at=NOON)
    actions.trail.set_points(
        made, list(Story.objects.filter(name__in=("老井", "槐树", "钟楼")).order_by("lat")), by=worker, at=NOON
    )
    made = actions.trail.publish(made, by=worker, at=NOON)
    with pytest.raises(Refused, match="只出现一次"):
        actions.trail.set_points(made, [tree, tree], by=worker, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        TrailPoint.objects.create(trail=made, number=1, story=draft)
    actions.story.take_back(tree, by=worker, at=NOON)
    walk = queries.trail.walk_of(queries.trail.trails().get(pk=made.pk))
    assert [(leg.number, leg.story.name, leg.metres) for leg in walk.legs] == [(1, "老井", None), (2, "钟楼", 390)]
    gone = Client().get(f"/walks/here/{tree.pk}/")
    assert gone.status_code == 410 and "这个故事收起来了" in gone.content.decode()
    assert Client().get(f"/walks/stories/{tree.pk}/").status_code == 404


@pytest.mark.row("C128")
def test_openings_are_counted_by_day_and_way_and_nobody_is_in_them(stage):
    one = story(stage, "老井")
    people, robot = Client(headers={"user-agent": "Mozilla/5.0 MicroMessenger"}), Client(headers={"user-agent": "Googlebot/2.1"})
    for client in (people, robot, people, Client(headers={"user-agent": ""})):
        assert client.get(f"/walks/here/{one.pk}/").status_code == 200
    people.get(f"/walks/stories/{one.pk}/")
    people.head(f"/walks/stories/{one.pk}/")
    assert sorted(StoryCount.objects.values_list("via", "times")) == [("page", 1), ("scan", 2)]
    assert {field.name for field in StoryCount._meta.fields} == {"id", "story", "day", "via", "times"}
    assert queries.trail.opened([one], timezone.localdate()) == {one.pk: {"scan": 2, "page": 1}}


@pytest.mark.row("C128")
def test_a_voice_is_heard_with_its_words_in_each_language(stage, worker, client):
    client.force_login(stage.zhao_min.account)
    sent = {"place": stage.building_3.pk, "name": "老井", "name_en": "The Old Well", "spot": "门口", "words": "井水很甜。", "words_en": "Sweet water.", "spoken": "大家好，我是老井。"}  # fmt: skip
    bad = client.post(
        "/desk/walks/stories/new/", sent | {"sound": SimpleUploadedFile("a.mp3", b"no sound"), "once": str(uuid4())}
    )
    assert "这个文件不是能用的声音" in bad.content.decode()
    page = client.post("/desk/walks/stories/new/", sent | {"sound": SimpleUploadedFile("a.mp3", MP3), "once": str(uuid4())}).url
    kept = Story.objects.get()
    assert Client().get(f"/files/{kept.sound}/").status_code == 404  # a draft is the desk's
    client.post(page, {"verb": "publish", "once": str(uuid4())})
    part = Client().get(f"/files/{kept.sound}/", headers={"range": "bytes=0-2"})
    assert (part.status_code, part.content, part["Content-Type"]) == (206, b"ID3", "audio/mpeg")
    chinese = Client().get(f"/walks/here/{kept.pk}/").content.decode()
    assert f'src="/files/{kept.sound}/"' in chinese and "大家好，我是老井。" in chinese and "井水很甜。" in chinese
    visitor = Client()
    visitor.cookies["django_language"] = "en"
    english = visitor.get(f"/walks/here/{kept.pk}/").content.decode()
    assert "The Old Well" in english and "Sweet water." in english and "井水很甜" not in english


def test_the_sheets_for_the_walls_have_a_code_for_each_point(stage, client):
    made = trail(stage)
    client.force_login(stage.zhao_min.account)
    assert fonts.missing() == []
    answer = client.get(f"/desk/walks/trails/{made.pk}/posters.pdf")
    assert (
        answer["Content-Type"] == "application/pdf"
        and answer.content[:5] == b"%PDF-"
        and answer.content.count(b"/Type /Page\n") in (0, 3)
    )
    assert b"".join(client.get("/desk/walks/counts.xlsx").streaming_content)[:2] == b"PK"


def test_points_are_added_moved_and_dropped_at_the_desk(stage, client):
    made = trail(stage)
    client.force_login(stage.zhao_min.account)
    well, tree, tower = (Story.objects.get(name=name) for name in ("老井", "槐树", "钟楼"))

    def send(verb, one):
        url = f"/desk/walks/trails/{made.pk}/points/"
        return client.post(url, {"verb": verb, "story": one.pk, "once": str(uuid4())}).status_code

    def order():
        return list(made.points.order_by("number").values_list("number", "story__name"))

    assert send("up", tower) == 302 and order() == [(1, "老井"), (2, "钟楼"), (3, "槐树")]
    assert send("down", well) == 302 and order() == [(1, "钟楼"), (2, "老井"), (3, "槐树")]
    assert send("drop", tree) == 302 and order() == [(1, "钟楼"), (2, "老井")]
    assert send("drop", well) == 403 and send("add", tree) == 302 and order() == [(1, "钟楼"), (2, "老井"), (3, "槐树")]
    assert send("sideways", tree) == 404


@pytest.mark.row("C128")
def test_a_neighbours_story_is_named_only_as_agreed(stage, worker, client):
    client.force_login(stage.wang_fang.account)
    said = {"name": "锅炉房", "spot": "2 号楼后", "words": "冬天烤红薯。", "credit": "3 号楼 王阿姨"}
    silent = client.post("/walks/suggest/", said | {"once": str(uuid4())})
    loud = client.post("/walks/suggest/", said | {"name": "烟囱", "consents": "on", "picture": SimpleUploadedFile("a.jpg", picture()), "once": str(uuid4())})  # fmt: skip
    assert (silent.status_code, loud.status_code) == (302, 302)
    first, second = StoryWish.objects.order_by("id")
    assert [(one.consents, one.credit) for one in (first, second)] == [(False, ""), (True, "3 号楼 王阿姨")]
    stories = [actions.story_wish.take(one, stage.building_3, words="写得好", by=worker, at=NOON) for one in (first, second)]
    for one in stories:
        actions.story.publish(one, by=worker, at=NOON)
    pages = [Client().get(f"/walks/stories/{one.pk}/").content.decode() for one in stories]
    assert "讲述" not in pages[0] and "3 号楼 王阿姨 讲述" in pages[1] and not any("王芳" in page for page in pages)
    with pytest.raises(IntegrityError), transaction.atomic():
        StoryWish.objects.filter(pk=first.pk).update(credit="王芳")
    drain()
    assert "锅炉房（2 号楼后），请看看用不用。" in texts(stage, stage.zhao_min)
    assert texts(stage, stage.wang_fang)[0] == "锅炉房 正在整理，公开后大家都能读到。写得好"


def test_a_suggestion_is_declined_with_its_reason_once(stage, worker):
    mine = stage.standing(stage.wang_fang)
    row = actions.story_wish.wish(stage.wang_fang, name="井", words="甜", spot="门口", by=mine, at=NOON)
    with pytest.raises(Refused, match="请写为什么没有采用"):
        actions.story_wish.decline(row, " ", by=worker, at=NOON)
    actions.story_wish.decline(row, "已经写过了", by=worker, at=NOON)
    with pytest.raises(Refused, match="已经有人看过了"):
        actions.story_wish.take(row, stage.building_3, by=worker, at=NOON)
    helped = actions.story_wish.wish(stage.liu_yang, name="钟", words="响", spot="楼上", by=worker, at=NOON)
    assert helped.helped_by == stage.zhao_min.pk
    with pytest.raises(Refused, match="替别人写由社区工作者"):
        actions.story_wish.wish(stage.liu_yang, name="钟", words="响", spot="楼上", by=mine, at=NOON)
    drain()
    assert texts(stage, stage.wang_fang) == ["井：已经写过了"]


def ask(stage, thing, **more):
    said = {"group": "春和小学", "begins_at": SOON, "size": 25, "contact": "王老师", "phone": "13900000001"}
    return actions.story_visit.ask(thing, by=stage.standing(stage.wang_fang), at=NOON, **said | more)


@pytest.mark.row("C127")
def test_a_group_is_given_a_guide_and_both_hear_of_it(stage, worker):
    pavilion = story(stage, "连心亭", for_groups=True)
    visit = ask(stage, pavilion)
    confirmed = actions.story_visit.confirm(visit, stage.li_xiuying, by=worker, at=NOON)
    other = ask(stage, pavilion, begins_at=SOON + timedelta(hours=1), group="老年大学")
    with pytest.raises(Refused, match="已经有一个团了"):
        actions.story_visit.confirm(other, stage.li_xiuying, by=worker, at=NOON)
    actions.story_visit.decline(other, "那天修亭子", by=worker, at=NOON)
    with pytest.raises(Refused, match="还没有到参观的时间"):
        actions.story_visit.note(confirmed, 20, by=worker, at=NOON)
    came = actions.story_visit.note(confirmed, 23, by=stage.standing(stage.li_xiuying), at=SOON)
    assert (came.status, came.came, came.noted_by) == ("came", 23, stage.li_xiuying.pk)
    drain()
    assert texts(stage, stage.zhao_min)[0] == "春和小学 11月22日 12:00 到连心亭，25 人，请安排讲解。"
    assert texts(stage, stage.li_xiuying) == ["春和小学 11月22日 12:00 到连心亭，25 人。"]
    assert texts(stage, stage.wang_fang) == [
        "连心亭 11月22日 12:00，到时有人接待、讲解。来不了请早点取消。",
        "连心亭 11月22日 13:00：那天修亭子",
    ]


@pytest.mark.row("C127")
def test_who_asked_cancels_and_the_guide_hears_of_it_and_phones_are_forgotten(stage, worker):
    made = trail(stage, for_groups=True)
    visit = actions.story_visit.confirm(ask(stage, made), stage.li_xiuying, by=worker, at=NOON)
    with pytest.raises(Refused, match="由预约的人取消"):
        actions.story_visit.cancel(visit, by=worker, at=NOON)
    actions.story_visit.cancel(visit, by=stage.standing(stage.wang_fang), at=NOON)
    drain()
    assert texts(stage, stage.li_xiuying)[-1] == "春和小学 11月22日 12:00 不来春和一圈了。"
    assert actions.story_visit.forget_phones(SOON + timedelta(days=29)) == 0
    assert StoryVisit.objects.get(pk=visit.pk).phone == "+8613900000001"
    assert actions.story_visit.forget_phones(SOON + timedelta(days=31)) == 1
    assert StoryVisit.objects.get(pk=visit.pk).phone == ""


@pytest.mark.row("C127")
@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"begins_at": NOON + timedelta(hours=2)}, "至少提前一天"), ({"begins_at": NOON + timedelta(days=181)}, "最多提前半年"),
        ({"size": 0}, "1 到 200 人"), ({"phone": "12"}, "手机"), ({"contact": " "}, "请写团体和联系人"),
    ],
)  # fmt: skip
def test_what_a_group_has_to_say(stage, more, reason):
    with pytest.raises(Refused, match=reason):
        ask(stage, story(stage, "连心亭", for_groups=True), **more)
    with pytest.raises(Refused, match="不接待团体"):
        ask(stage, story(stage, "老井"))


@pytest.mark.row("C127", "C128")
def test_who_may_do_what_with_stories_trails_wishes_and_visits(stage):
    people = {name: stage.standing(getattr(stage, name)) for name in ("wang_fang", "li_xiuying", "zhang_wei", "zhao_min", "he_jing", "zhou_ming", "liang_bo", "wu_jianguo", "sun_li")}  # fmt: skip
    here, whole = (
        Story(place=stage.building_3, community=stage.community),
        Trail(place=stage.community, community=stage.community),
    )
    wish = StoryWish(community=stage.community, status="new")
    visit = StoryVisit(story=here, person=stage.wang_fang, begins_at=NOON)
    found = {}
    for status in StoryVisit.Status.values:
        visit.status, visit.guide = status, stage.li_xiuying if status in ("confirmed", "came") else None
        asked = {
            "decide": rules.may_decide_visit,
            "cancel": rules.may_cancel_visit,
            "note": lambda me, one: rules.may_note_visit(me, one, NOON),
        }
        found[status] = {verb: {name for name, me in people.items() if may(me, visit)} for verb, may in asked.items()}
    keepers = {"zhao_min", "he_jing", "zhou_ming", "sun_li"}
    nobody = {"decide": set(), "cancel": set(), "note": set()}
    assert found == {
        "asked": {"decide": keepers, "cancel": {"wang_fang"}, "note": set()},
        "confirmed": {"decide": keepers, "cancel": {"wang_fang"}, "note": keepers | {"li_xiuying"}},
        "declined": nobody, "cancelled": nobody, "came": nobody, "missed": nobody,
    }  # fmt: skip
    tell = {
        thing.__class__.__name__: {name for name, me in people.items() if rules.may_tell(me, thing)} for thing in (here, whole)
    }
    assert tell == {"Story": keepers, "Trail": keepers - {"he_jing"}}
    assert {name for name, me in people.items() if rules.may_decide_wish(me, wish)} == keepers - {"he_jing"}


def test_lists_ask_as_often_for_three_as_for_one(stage):
    made, worker = trail(stage, for_groups=True), signed_in(stage.zhao_min)
    pages = ["/walks/", f"/walks/{made.pk}/", "/desk/walks/", f"/desk/walks/trails/{made.pk}/"]

    def asked(page):
        worker.get(page)
        with CaptureQueriesContext(connection) as caught:
            assert worker.get(page).status_code == 200
        return len(caught)

    ask(stage, made, begins_at=timezone.now() + timedelta(days=2))
    before = {page: asked(page) for page in pages}
    by = stage.standing(stage.zhao_min)
    more = [story(stage, f"树 {number}", lat=31.22 + number / 1000) for number in range(3)]
    other = actions.trail.lay_out(stage.community, name="又一圈", words="树", by=by, at=NOON)
    actions.trail.publish(actions.trail.set_points(other, more, by=by, at=NOON), by=by, at=NOON)
    actions.trail.set_points(made, [*(point.story for point in made.points.all()), *more], by=by, at=NOON)
    for number in range(2):
        ask(stage, made, begins_at=timezone.now() + timedelta(days=3 + number))
    assert {page: asked(page) for page in pages} == before


def test_what_a_story_may_never_be_the_database_refuses(stage):
    one = story(stage, "老井")
    for change in ({"out_at": None}, {"lat": 91.0}, {"credit": "某人"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Story.objects.filter(pk=one.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        StoryCount.objects.bulk_create(
            [StoryCount(story=one, day=date(2026, 11, 19), via="scan", times=1) for _twice in range(2)]
        )


def test_with_the_account_go_suggestions_credits_and_contacts(stage, worker):
    """The story stays told; who told it is named no longer."""
    mine = stage.standing(stage.wang_fang)
    unread, told = (
        actions.story_wish.wish(stage.wang_fang, name=name, words="甜", spot="门口", credit="3 号楼 王阿姨", by=mine, at=NOON)
        for name in ("井", "钟")
    )
    hung = actions.story_wish.take(told, stage.building_3, by=worker, at=NOON)
    visit = ask(stage, story(stage, "连心亭", for_groups=True))
    actions.story_visit.cancel(visit, by=mine, at=NOON)
    copy = held_about(stage.wang_fang.account)["facilities"]
    assert [one["name"] for one in copy["stories_suggested"]] == ["井", "钟"]
    assert [(one["to"], one["phone"]) for one in copy["group_visits"]] == [("连心亭", "+8613900000001")]

    actions.forget_person(stage.wang_fang.pk, at=NOON)
    assert list(StoryWish.objects.values_list("name", "consents", "credit")) == [("钟", False, "")]
    assert Story.objects.get(pk=hung.pk).credit == "" and unread.pk not in StoryWish.objects.values_list("pk", flat=True)
    visit.refresh_from_db()
    assert (visit.contact, visit.phone, visit.size) == ("", "", 25)
