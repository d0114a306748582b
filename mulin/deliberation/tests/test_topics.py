"""A topic from its first second to what was done, by every way in which it can be decided."""

import pytest

from mulin.deliberation import actions
from mulin.deliberation.models import Topic
from mulin.kernel.access import Refused

from .cast_topics import DAY, Hall


@pytest.mark.row("C083")
def test_seconds_of_the_stairway_send_a_topic_to_be_screened_and_no_one_counts_twice(stage):
    hall = Hall(stage)
    topic = hall.raised()
    assert (topic.stage, topic.seconds_needed, topic.number) == ("seconding", 2, "T202611-0001")
    with pytest.raises(Refused, match="不用再附议"):
        actions.second(topic, stage.wang_fang, **hall.by(stage.wang_fang))
    with pytest.raises(Refused, match="关系到的邻居"):
        actions.second(topic, stage.ma_li, **hall.by(stage.ma_li))
    actions.second(topic, stage.liu_yang, "我家轮椅也出不去", **hall.by(stage.liu_yang))
    with pytest.raises(Refused, match="附议过了"):
        actions.second(topic, stage.liu_yang, **hall.by(stage.liu_yang))
    with pytest.raises(Refused, match="附议还不够"):
        actions.accept(topic, "好", **hall.by(stage.zhao_min))
    # 李秀英 has no phone: the worker writes it down, with her own name on the record
    row = actions.second(topic, stage.li_xiuying, **hall.by(stage.zhao_min))
    topic.refresh_from_db()
    assert (row.helped_by, topic.stage, topic.seconds) == (stage.zhao_min.pk, "screening", 2)
    assert topic.due_at is not None and topic.due_at > hall.at


@pytest.mark.row("C083")
def test_from_a_worry_to_its_end_by_consensus_with_the_objections_on_record(stage):
    hall = Hall(stage)
    worker = hall.by(stage.zhao_min)
    topic = hall.at_decision()
    objection = actions.object_(topic, stage.liu_yang, "储物柜会挡窗", **hall.by(stage.liu_yang))
    with pytest.raises(Refused, match="1 条反对意见没有答复"):
        actions.agree(topic, topic.options.first(), "装柜", **worker)
    actions.answer_objection(objection, "柜子放北墙，量过不挡窗", **worker)
    topic = actions.agree(topic, topic.options.first(), "装储物柜，每户一格", **worker)
    assert (topic.stage, topic.way, topic.outcome) == ("follow", "consensus", "装储物柜，每户一格")
    given = actions.Given("量尺寸、装柜", (hall.at + 20 * DAY).date(), organisation=stage.property)
    (task,) = actions.give(topic, [given], **worker)
    with pytest.raises(Refused, match="还有 1 项任务"):
        actions.finish(topic, "装好了", **worker)
    actions.close_task(task, "6 格装好，钥匙发了", **hall.by(stage.wu_jianguo))
    topic = actions.finish(topic, "门口畅通", **worker)
    kinds = list(topic.lines.values_list("kind", flat=True))
    assert (topic.stage, kinds) == ("done", [
        "raised", "seconded", "accepted", "stage", "option", "option", "stage", "decided", "task", "task_done", "done",
    ])  # fmt: skip
    assert Topic.objects.get(pk=topic.pk).options.get(chosen=True).name == "清走并装储物柜"
