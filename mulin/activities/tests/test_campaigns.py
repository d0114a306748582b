"""Calls for works: sent, looked at, chosen, shown, taken back."""

from datetime import date, timedelta
from io import BytesIO
from itertools import product

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from openpyxl import load_workbook

from mulin.activities.actions import campaigns
from mulin.activities.flow import campaign as flow
from mulin.activities.models import Campaign, Heart, Mark, Page, Submission
from mulin.activities.queries import campaigns as queries
from mulin.activities.queries import club_files
from mulin.activities.rules import campaigns as rules
from mulin.kernel.access import Refused
from mulin.kernel.flow import can
from mulin.kernel.media import guards
from mulin.kernel.media.models import File
from mulin.people.models import Person
from tests.stage import NOON, Stage
from tests.walking import picture, signed_in

from .cast import born
from .club_cast import calling, sent
from .test_clubs import KEEPERS, PATH, POSTS, standing

AFTER = NOON + timedelta(days=8)


def test_who_may_what_with_a_work_in_every_state() -> None:
    for post, call, state in product(POSTS, Campaign.Status.values, Submission.Status.values):
        me, keeps = standing(post), post in KEEPERS
        campaign = Campaign(
            status=call, path=PATH, selects="both", opens_at=NOON, closes_at=AFTER, community_id=1, from_age=0, to_age=150, most_works=1
        )  # fmt: skip
        work = Submission(campaign=campaign, status=state, person_id=9, may_show=True)
        own = Submission(campaign=campaign, status=state, person_id=7, may_show=True)
        goes = call in ("calling", "choosing")
        for step in (flow.ACCEPT, flow.GIVE_BACK):
            assert bool(rules.may_check(me, work, step)) is (keeps and goes and can(state, step))
        for step in (flow.SELECT, flow.UNSELECT):
            assert bool(rules.may_select(me, work, step)) is (keeps and call == "choosing" and can(state, step))
        chosen = call == "choosing" and state in ("accepted", "selected")
        assert bool(rules.may_heart(me, work)) is chosen and not rules.may_heart(me, own)
        assert bool(rules.may_mark(me, work, judges=True)) is chosen and not rules.may_mark(me, work, judges=False)
        assert bool(rules.may_withdraw_work(me, own)) is (state != "withdrawn")
        assert bool(rules.may_withdraw_work(me, work)) is (keeps and state != "withdrawn")
        again = (call == "calling" and state in ("sent", "back")) or (call == "choosing" and state == "back")
        assert bool(rules.may_send_again(me, own, NOON)) is again
        sends = rules.may_send(me, Person(pk=7, community_id=1), campaign, sent=0, at=NOON, on=NOON.date())
        assert bool(sends) is (call == "calling")


@pytest.mark.row("C141")
def test_works_are_collected_chosen_and_shown_as_their_authors_wish(stage: Stage) -> None:
    worker, wang, juror = (stage.standing(one) for one in (stage.zhao_min, stage.wang_fang, stage.li_xiuying))
    call = calling(stage)
    named = sent(stage, call, stage.wang_fang)
    pen = sent(stage, call, stage.ma_li, words="和为贵。", credit="pen", pen_name="桂花")
    hidden = sent(stage, call, stage.liu_yang, by=stage.zhao_min, may_show=False)  # from paper
    assert (hidden.helped_by, [one.number for one in (named, pen, hidden)]) == (stage.zhao_min.pk, [1, 2, 3])
    with pytest.raises(Refused, match="最多交 1 件"):
        sent(stage, call, stage.wang_fang)
    campaigns.give_back(pen, "请写是谁说的", by=worker, at=NOON)
    campaigns.send_again(pen, campaigns.Work(words="祖母说：和为贵。", credit="pen", pen_name="桂花", may_show=True),
                         by=stage.standing(stage.ma_li), at=NOON)  # fmt: skip
    for one in (named, pen, hidden):
        campaigns.accept(one, by=worker, at=NOON)
    campaigns.name_juror(call, stage.li_xiuying, by=worker, at=NOON)
    assert not queries.shown(call)
    assert (campaigns.stop_due(NOON), campaigns.stop_due(AFTER), campaigns.stop_due(AFTER)) == (0, 1, 0)
    campaigns.mark(named, 6, by=juror, at=AFTER)
    campaigns.mark(named, 9, by=juror, at=AFTER)  # changed her mind
    campaigns.mark(hidden, 10, by=juror, at=AFTER)
    with pytest.raises(Refused, match="由这次请的评委"):
        campaigns.mark(pen, 9, by=wang, at=AFTER)
    for _twice in range(2):
        campaigns.give_heart(pen, by=wang, at=AFTER)
    with pytest.raises(Refused, match="不能自己点赞"):
        campaigns.give_heart(named, by=wang, at=AFTER)
    call = Campaign.objects.get()
    choice = {one.number: one.is_mine for one in queries.to_choose_from(call, stage.wang_fang.pk)}
    assert choice == {1: False, 2: True}  # nobody votes on what its author does not show
    assert [(one.number, one.average, one.hearted) for one in queries.ranked(call)] == [(3, 10, 0), (1, 9, 0), (2, None, 1)]
    with pytest.raises(Refused, match="先选出至少一件"):
        campaigns.announce(call, by=worker, at=AFTER)
    for one, prize in ((named, ""), (pen, "一等奖"), (hidden, "")):
        campaigns.select(one, prize, by=worker, at=AFTER)
    call = campaigns.announce(call, "句句都是日子里来的。", by=worker, at=AFTER)
    assert [(one.number, one.prize) for one in queries.shown(call)] == [(2, "一等奖"), (1, "")]
    campaigns.withdraw(named, by=wang, at=AFTER)
    gone = Submission.objects.get(pk=named.pk)
    assert (gone.title, gone.words, gone.may_show, [one.number for one in queries.shown(call)]) == ("", "", False, [2])


def test_children_need_a_guardian_and_the_call_says_for_whom(stage: Stage) -> None:
    born(stage.liu_yang, date(2016, 5, 1))
    with pytest.raises(Refused, match="到 18 岁邻居"):
        sent(stage, calling(stage, from_age=6, to_age=18, title="画家风"), (born(stage.ma_li, date(1990, 1, 1)), stage.ma_li)[1])
    call = Campaign.objects.get()
    with pytest.raises(Refused, match="监护人"):
        sent(stage, call, stage.liu_yang)
    assert sent(stage, call, stage.liu_yang, guardian="刘大明").guardian == "刘大明"
    with pytest.raises(Refused, match="缩短"):
        sent(stage, calling(stage, most_letters=10), stage.wang_fang, words="长" * 11)


def test_the_database_forbids_a_second_heart_and_a_second_mark_and_remains_of_what_was_withdrawn(stage: Stage) -> None:
    call = calling(stage)
    work = sent(stage, call, stage.wang_fang)
    juror = campaigns.name_juror(call, stage.ma_li, by=stage.standing(stage.zhao_min), at=NOON)
    Heart.objects.create(submission=work, person=stage.ma_li, given_at=NOON)
    Mark.objects.create(submission=work, juror=juror, points=5, given_at=NOON)
    for model, values in ((Heart, {"person": stage.ma_li}), (Mark, {"juror": juror, "points": 6})):
        with pytest.raises(IntegrityError), transaction.atomic():
            model._default_manager.create(submission=work, given_at=NOON, **values)
    for values in ({"status": "withdrawn"}, {"prize": "一等奖"}, {"status": "back"}, {"credit": "pen"}, {"words": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Submission.objects.filter(pk=work.pk).update(**values)


@pytest.mark.row("C141")
def test_a_picture_is_its_authors_until_it_is_shown_and_goes_with_the_work(stage: Stage) -> None:
    call, worker = calling(stage, wants_pictures=True, selects="jury"), stage.standing(stage.zhao_min)
    upload = SimpleUploadedFile("家训.jpg", picture(), "image/jpeg")
    work = sent(stage, call, stage.wang_fang, uploads=[upload], words="")
    key = Page.objects.get(submission=work).file_key
    people = (stage.wang_fang, stage.ma_li, stage.li_xiuying, stage.zhao_min)

    def seen() -> list[bool]:
        return [guards.may_see(stage.standing(one), File.objects.get(key=key)) for one in people]

    campaigns.name_juror(call, stage.li_xiuying, by=worker, at=NOON)
    assert seen() == [True, False, False, True]
    campaigns.accept(work, by=worker, at=NOON)
    campaigns.stop(call, by=worker, at=NOON)
    assert seen() == [True, False, True, True]  # the juror judges it
    campaigns.select(work, by=worker, at=NOON)
    campaigns.announce(call, by=worker, at=NOON)
    assert seen() == [True, True, True, True] and club_files.used([key]) == {key}
    campaigns.withdraw(work, by=stage.standing(stage.wang_fang), at=NOON)
    assert seen()[1:] == [False, False, False] and club_files.used([key]) == set()


def test_the_desk_checks_selects_and_exports(stage: Stage) -> None:
    call = calling(stage)
    work = sent(stage, call, stage.wang_fang, title="=1+1")
    desk = signed_in(stage.zhao_min)
    page = f"/desk/activities/campaigns/{call.pk}/"
    assert "勤俭是宝" in desk.get(page).content.decode()
    assert desk.post(f"/desk/activities/campaigns/works/{work.pk}/accept/", {"once": "1"}).status_code == 302
    assert desk.post(f"{page}juror/{stage.ma_li.pk}/", {"once": "2"}).status_code == 302
    assert desk.post(f"{page}act/stop/", {"once": "3"}).status_code == 302
    phone = signed_in(stage.ma_li)
    assert "王芳" not in phone.get(f"/activities/campaigns/{call.pk}/jury/").content.decode()
    assert phone.post(f"/activities/campaigns/works/{work.pk}/mark/", {"once": "4", "points": "8"}).status_code == 302
    assert phone.post(f"/activities/campaigns/works/{work.pk}/heart/", {"once": "5", "page": "1"}).status_code == 302
    assert desk.post(f"/desk/activities/campaigns/works/{work.pk}/select/", {"once": "6", "prize": "一等奖"}).status_code == 302
    file = desk.get(f"{page}works.xlsx")
    rows = list(load_workbook(BytesIO(b"".join(file.streaming_content))).active.values)
    assert rows[1][:5] == (1, "王芳", "写我的姓名", "'=1+1", "勤俭是宝。") and rows[1][7:11] == (8, 1, 1, "一等奖")
    assert desk.post(f"{page}announce/", {"once": "7", "report": "好"}).status_code == 302
    shown = signed_in(None).get(f"/activities/campaigns/{call.pk}/").content.decode()
    assert "勤俭是宝" in shown and "王芳" in shown and "一等奖" in shown
