"""Talk that stays kind and useful."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from mulin.deliberation.actions import talk, talk_setting
from mulin.deliberation.models import Helpful, Remark, Topic
from mulin.deliberation.queries import talk as queries
from mulin.deliberation.rules.talk import is_flood
from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from tests.stage import NOON, Stage

from .cast_topics import Hall

pytestmark = [pytest.mark.django_db, pytest.mark.row("C092")]
Speech = talk.Speech


@pytest.fixture
def topic(stage: Stage) -> Topic:
    return Hall(stage).at_options()


def said(stage: Stage, topic: Topic, kind: str = "idea", **more: object) -> Remark:
    return talk.speak(
        topic, stage.wang_fang, Speech(kind, "楼道要留出一米二", **more), by=stage.standing(stage.wang_fang), at=NOON
    )  # type: ignore[arg-type]


def hidden(stage: Stage, topic: Topic) -> Remark:
    return talk.hide(said(stage, topic), "attack", "说的是人，不是事", by=stage.standing(stage.zhao_min), at=NOON)


def test_residents_stand_with_a_masked_name_and_their_building_posts_with_the_post(stage: Stage, topic: Topic) -> None:
    option = topic.options.first()
    assert said(stage, topic, "pro", option=option).who == "王**（3 号楼）"
    head = talk.speak(topic, stage.li_xiuying, Speech("con", "太贵"), by=stage.standing(stage.li_xiuying), at=NOON)
    assert head.who == "楼长"
    talk_setting.set_talk(stage.community, "building", "3wd", by=stage.standing(stage.zhao_min), at=NOON)
    assert said(stage, topic).who == "3 号楼居民"


def test_only_those_it_concerns_speak_and_only_while_it_is_talked_about(stage: Stage, topic: Topic) -> None:
    with pytest.raises(Refused, match="关系到的邻居"):
        talk.speak(topic, stage.ma_li, Speech("idea", "我也说"), by=stage.standing(stage.ma_li), at=NOON)
    with pytest.raises(Refused, match="本人"):
        talk.speak(topic, stage.wang_fang, Speech("idea", "我替她说"), by=stage.standing(stage.liu_yang), at=NOON)
    topic.stage = "done"
    with pytest.raises(Refused, match="不收新的话"):
        said(stage, topic)


def test_a_question_goes_to_the_post_with_an_hour_and_is_answered_once(stage: Stage, topic: Topic) -> None:
    asked = said(stage, topic, "question", asked_post="building_head")
    assert (asked.asked, asked.asked_post) == (stage.li_xiuying, "building_head")
    assert asked.due_at is not None
    assert list(queries.waiting_for(stage.standing(stage.li_xiuying)).questions) == [asked]
    with pytest.raises(Refused, match="被问到的人"):
        talk.answer(asked, "不知道", by=stage.standing(stage.zhang_wei), at=NOON)
    made = talk.answer(asked, "物业出一半", by=stage.standing(stage.li_xiuying), at=NOON)
    assert (made.who, made.kind) == ("楼长", "answer")
    asked.refresh_from_db()
    with pytest.raises(Refused, match="已经答复"):
        talk.answer(asked, "再说一次", by=stage.standing(stage.li_xiuying), at=NOON)
    assert queries.waiting_for(stage.standing(stage.li_xiuying)).count() == 0


def test_a_post_nobody_has_leaves_the_question_with_the_host_and_a_late_one_is_told_once(stage: Stage, topic: Topic) -> None:
    asked = said(stage, topic, "question", asked_post="party_head")
    assert (asked.asked_id, asked.asked_post) == (topic.host_id, "")
    assert talk_setting.tell_late(NOON) == 0
    later = NOON + timedelta(days=30)
    assert (talk_setting.tell_late(later), talk_setting.tell_late(later)) == (1, 0)


def test_what_is_hidden_shows_the_rule_and_the_reason_and_another_decides_the_appeal(stage: Stage, topic: Topic) -> None:
    row = hidden(stage, topic)
    assert (row.is_hidden, row.get_rule_display(), row.reason) == (True, "对事不对人：不骂人、不贴标签", "说的是人，不是事")
    with pytest.raises(Refused, match="说这句话的人"):
        talk.appeal(row, "放回来", by=stage.standing(stage.liu_yang), at=NOON)
    row = talk.appeal(row, "我说的是门宽", by=stage.standing(stage.wang_fang), at=NOON)
    with pytest.raises(Refused, match="另一位"):
        talk.decide_appeal(row, True, "可以", by=stage.standing(stage.zhao_min), at=NOON)
    assert list(queries.waiting_for(stage.standing(stage.zhao_min)).appeals) == []
    assert list(queries.waiting_for(stage.standing(stage.he_jing)).appeals) == [row]
    row = talk.decide_appeal(row, True, "确实在说事", by=stage.standing(stage.he_jing), at=NOON)
    assert (row.is_hidden, row.ruled_who) == (False, "居委会主任")
    with pytest.raises(Refused, match="没有等决定"):
        talk.decide_appeal(row, False, "再想想", by=stage.standing(stage.zhou_ming), at=NOON)


def test_the_database_lets_nobody_decide_the_appeal_against_oneself_or_hide_without_a_rule(stage: Stage, topic: Topic) -> None:
    row = talk.appeal(hidden(stage, topic), "放回来", by=stage.standing(stage.wang_fang), at=NOON)
    rows = Remark.objects.filter(pk=row.pk)
    for wrong in (
        {"ruled_at": NOON, "ruled_by": stage.zhao_min.pk, "ruling": "不", "upheld": False},
        {"rule": ""},
        {"reason": ""},
        {"kind": "reply"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)


def test_after_thirty_days_there_is_no_appeal(stage: Stage, topic: Topic) -> None:
    with pytest.raises(Refused, match="30 天"):
        talk.appeal(hidden(stage, topic), "放回来", by=stage.standing(stage.wang_fang), at=NOON + timedelta(days=31))


def test_marks_are_of_words_and_are_taken_back_by_pressing_again(stage: Stage, topic: Topic) -> None:
    row, me = said(stage, topic), stage.standing(stage.liu_yang)
    assert talk.find_helpful(row, by=me, at=NOON) is True
    assert queries.marked_by(stage.liu_yang.pk, list(queries.of_topic(topic))) == {row.pk}
    assert Remark.objects.get().helpful == 1
    assert talk.find_helpful(row, by=me, at=NOON) is False
    assert (Remark.objects.get().helpful, Helpful.objects.count()) == (0, 0)
    with pytest.raises(Refused, match="自己说的话"):
        talk.find_helpful(row, by=stage.standing(stage.wang_fang), at=NOON)


def test_replies_have_one_level(stage: Stage, topic: Topic) -> None:
    row, me = said(stage, topic), stage.standing(stage.liu_yang)
    reply = talk.reply(row, stage.liu_yang, "一米够了", by=me, at=NOON)
    with pytest.raises(Refused, match="只有一层"):
        talk.reply(reply, stage.liu_yang, "再回", by=me, at=NOON)


def test_a_flood_is_stopped_but_not_for_a_worker_who_writes_down_what_many_say(stage: Stage, topic: Topic) -> None:
    assert [is_flood([NOON] * n, NOON) for n in (2, 3)] == [False, True]
    assert [is_flood([NOON - timedelta(hours=2)] * n, NOON) for n in (19, 20)] == [False, True]
    for _number in range(3):
        said(stage, topic)
    with pytest.raises(Refused, match="过一会儿"):
        said(stage, topic)
    worker = stage.standing(stage.zhao_min)
    row = talk.speak(topic, stage.wang_fang, Speech("idea", "我耳朵不好，请慢点说", spoken=True), by=worker, at=NOON)
    assert (row.who, row.spoken, row.helped_by, row.helper_who) == ("王**（3 号楼）", True, stage.zhao_min.pk, "社区工作者")


def test_a_report_is_looked_at_and_done_with(stage: Stage, topic: Topic) -> None:
    row = said(stage, topic)
    for _again in range(2):
        talk.report(row, "advert", by=stage.standing(stage.liu_yang), at=NOON)
    assert list(queries.waiting_for(stage.standing(stage.zhao_min)).reports) == [row]
    assert talk.find_in_order(row, by=stage.standing(stage.zhao_min), at=NOON) == 1
    assert queries.waiting_for(stage.standing(stage.zhao_min)).count() == 0
    with pytest.raises(Refused):
        talk.report(row, "whatever", by=stage.standing(stage.liu_yang), at=NOON)


def test_facts_hold_no_words(stage: Stage, topic: Topic) -> None:
    talk.appeal(hidden(stage, topic), "我说的是门宽", by=stage.standing(stage.wang_fang), at=NOON)
    kept = [str(data) for data in Fact.objects.filter(kind__startswith="deliberation.remark").values_list("data", flat=True)]
    assert len(kept) == 2
    assert not any("门宽" in one or "一米二" in one for one in kept)


def test_a_page_of_talk_asks_as_often_for_one_as_for_many(stage: Stage, topic: Topic, client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(stage.liu_yang.account)
    counts = []
    for number in range(3):
        row = talk.speak(
            topic, stage.wang_fang, Speech("idea", f"话 {number}", spoken=True), by=stage.standing(stage.zhao_min), at=NOON
        )
        talk.reply(row, stage.wang_fang, "回应", by=stage.standing(stage.zhao_min), at=NOON)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = client.get(f"/topics/{topic.number}/talk/")
        assert f"话 {number}" in page.content.decode()
        counts.append(len(asked))
    assert len(set(counts[1:])) == 1
    assert "王芳" not in page.content.decode()
