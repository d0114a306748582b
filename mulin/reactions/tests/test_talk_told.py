"""What people read when something happens in talk, opinion maps, small improvements and forums: the whole words, in both languages."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from mulin.deliberation.actions import forum, improvement, opinions, talk, talk_setting, upkeep
from mulin.deliberation.models import Upkeep
from mulin.deliberation.tests.cast_talk import kept_up, map_of
from mulin.deliberation.tests.cast_topics import Hall
from mulin.kernel.facts.models import Delivery
from mulin.kernel.facts.relay import drain
from mulin.notices import words
from mulin.notices.models import Notice
from tests.stage import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.row("C092")]
DAY = timedelta(days=1)


def read(person, language="zh-hans"):
    """What of talk lies in the inbox: (title, sentence, where it leads), the oldest first."""
    Delivery.objects.filter(done_at=None).update(due_at=NOON)  # also of days to come
    for _step in range(3):
        drain()
    with override(language):
        rows = Notice.objects.filter(person_id=person.pk, kind__startswith="talk.").order_by("id")
        return [(*words.say(row.kind, row.values)[:2], row.url) for row in rows]


@pytest.fixture
def me(stage):
    return stage.standing


def test_a_statement_is_let_in_or_kept_out_with_the_reason(stage, me):
    row = map_of(stage)
    first, second = (
        opinions.state(row, stage.wang_fang, text, by=me(stage.wang_fang), at=NOON) for text in ("先到先停", "抽签停车")
    )
    opinions.let_in(first, by=me(stage.zhao_min), at=NOON)
    opinions.keep_out(second, "已经有一条一样的", by=me(stage.zhao_min), at=NOON)
    mine = f"/opinions/{row.pk}/mine/"
    assert read(stage.wang_fang) == [
        ("您的说法放上了意见地图", "“东门的车位怎么用？”：邻居们会一条一条表态。", mine),
        ("您的说法没有放上", "“东门的车位怎么用？”：已经有一条一样的", mine),
    ]
    waiting = (
        "有一条新说法等审核",
        "意见地图“东门的车位怎么用？”：请看了放上，或写明为什么不放上。",
        f"/desk/opinions/{row.pk}/",
    )
    assert read(stage.zhao_min) == [waiting] * 2


def test_a_question_is_put_answered_or_late(stage, me):
    topic = Hall(stage).at_options()
    ask = talk.Speech("question", "费用谁出？", asked_post="building_head")
    asked, late = (talk.speak(topic, stage.wang_fang, ask, by=me(stage.wang_fang), at=NOON) for _ in range(2))
    talk.answer(asked, "物业出一半", by=me(stage.li_xiuying), at=NOON)
    talk_setting.tell_late(NOON + 30 * DAY)
    page, due = f"/topics/{topic.number}/talk/{asked.pk}/", asked.due_at
    said = f"{due.astimezone():%-m月%-d日}"
    told = read(stage.li_xiuying)
    assert [one[0] for one in told] == ["有一个问题请您答复"] * 2 + ["有一个问题过了期限还没有答复"]
    assert told[0][1].startswith(f"议题“{topic.title}”，请在 {said}") and told[0][2] == page
    assert told[2][1:] == (f"议题“{topic.title}”，请现在答复，或请合适的人答复。", f"/topics/{topic.number}/talk/{late.pk}/")
    assert read(stage.wang_fang) == [("您的问题有答复了", f"议题“{topic.title}”，打开看看。", page)]


def test_what_is_hidden_may_be_appealed_and_another_decides(stage, me):
    topic = Hall(stage).at_options()
    rows = [
        talk.speak(topic, stage.wang_fang, talk.Speech("idea", words_), by=me(stage.wang_fang), at=NOON)
        for words_ in ("太吵", "太脏")
    ]
    for row, upheld in zip(rows, (True, False), strict=True):
        talk.hide(row, "attack", "说的是人", by=me(stage.zhao_min), at=NOON)
        talk.appeal(row, "说的是事", by=me(stage.wang_fang), at=NOON)
        talk.decide_appeal(row, upheld, "看过原话", by=me(stage.zhou_ming), at=NOON)
    one = f"议题“{topic.title}”："
    told = read(stage.wang_fang)
    assert sorted(told) == sorted(
        [("您的一条话收起来了", one + "说的是人 不同意的话，30 天内可以申诉，由另一位来决定。", f"/topics/{topic.number}/talk/{row.pk}/") for row in rows]
        + [
            ("您的申诉成立，话放回来了", one + "看过原话", f"/topics/{topic.number}/talk/{rows[0].pk}/"),
            ("您的申诉有决定了", one + "仍然收起。看过原话", f"/topics/{topic.number}/talk/{rows[1].pk}/"),
        ]
    )  # fmt: skip
    judged = [one[0] for one in read(stage.zhou_ming)]
    assert judged == ["有一条申诉等您决定"] * 2
    assert not any("申诉等您决定" in one[0] for one in read(stage.zhao_min))  # who hid it does not decide
    assert [one[0] for one in read(stage.wang_fang, "en")].count("Your appeal was upheld: your words are back") == 1


def test_an_improvement_moves_in_the_readers_language(stage, me):
    idea = improvement.Idea(stage.building_3, "墙角小花园", "3 号楼东墙角", "想种点花", name_en="Corner garden")
    row = improvement.propose(idea, stage.wang_fang, by=me(stage.wang_fang), at=NOON)
    improvement.agree(row, "物业", None, "", by=me(stage.zhao_min), at=NOON)
    page = f"/improvements/{row.pk}/"
    assert read(stage.wang_fang) == [("您的微改造有进展", "“墙角小花园”：定下要做。", page)]
    assert read(stage.wang_fang, "en")[0][1] == "“Corner garden”: Agreed."
    assert read(stage.zhao_min)[0] == (
        "有一个微改造的想法",
        "“墙角小花园”，请看了定下要做，或写明为什么不采用。",
        f"/desk/improvements/{row.pk}/",
    )
    improvement.drop(row, "墙要拆了", by=me(stage.zhao_min), at=NOON)
    assert read(stage.wang_fang)[-1] == ("您的微改造没有继续", "“墙角小花园”：墙要拆了", page)


def test_who_keeps_something_up_is_reminded_and_keepers_hear_of_what_is_broken_or_left(stage, me):
    row: Upkeep = kept_up(stage)
    upkeep.watch_upkeep(NOON + 40 * DAY)
    assert "该去看看您认养的地方了" in [one[0] for one in read(stage.wang_fang)]
    upkeep.look(row, False, "栏杆松了", by=me(stage.wang_fang), at=NOON + 41 * DAY)
    upkeep.watch_upkeep(NOON + 61 * DAY)
    page = f"/improvements/{row.improvement_id}/"
    mine = [one for one in read(stage.wang_fang) if "认养" in one[0]]
    assert mine == [
        ("该去看看您认养的地方了", "“墙角小花园”：看过以后记一笔，坏了就告诉社区。", page),
        ("您的认养到期了", "“墙角小花园”：谢谢这段时间，愿意的话可以接着认养。", page),
    ]
    theirs = [one for one in read(stage.zhao_min) if one[2] == page]
    assert theirs == [
        ("认养的地方有要修的", "“墙角小花园”：栏杆松了", page),
        ("一处微改造没有人照看了", "“墙角小花园”又在墙上征集认养。", page),
    ]


def test_guests_hear_that_a_forum_is_off(stage, me):
    plan = forum.ForumPlan(stage.building_3, "楼前空地", "骑手说说", NOON + DAY, NOON + DAY + timedelta(hours=2), registers=True)
    row = forum.plan_forum(plan, by=me(stage.zhao_min), at=NOON)
    forum.come(row, stage.zhang_wei, by=me(stage.zhang_wei), at=NOON)
    forum.cancel_forum(row, "下雨", by=me(stage.zhao_min), at=NOON)
    assert read(stage.zhang_wei) == [("报了名的骑行议事厅取消了", "“骑手说说”：下雨", f"/forums/{row.pk}/")]
