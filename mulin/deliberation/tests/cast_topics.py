"""Topics on the stage: 王芳 lives in 3 号楼 301, 刘洋 and 李秀英 in 302; 赵敏 screens, 李秀英 heads the building."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from mulin.deliberation import actions
from mulin.deliberation.models import Council, Meeting, Topic
from mulin.people.models import Person
from mulin.places.models import Place
from tests.stage import NOON, Stage

DAY = timedelta(days=1)


@dataclass
class Hall:
    stage: Stage
    at: datetime = NOON
    told: dict[str, Any] = field(default_factory=dict)

    def by(self, person: Person) -> dict[str, Any]:
        return {"by": self.stage.standing(person), "at": self.at}

    def raised(self, place: Place | None = None, person: Person | None = None, **more: Any) -> Topic:
        who = person or self.stage.wang_fang
        said = {"title": "楼道堆物堵了门", "words": "一楼门口堆满了纸箱，轮椅出不去。"} | more
        return actions.raise_(actions.Draft(place or self.stage.entrance, person=who, **said), **self.by(who))

    def screened(self, **more: Any) -> Topic:
        """Of the stairway: two seconds, which are those who live there."""
        topic = self.raised(**more)
        for neighbour in (self.stage.liu_yang, self.stage.li_xiuying):
            actions.second(topic, neighbour, **self.by(neighbour))
        return Topic.objects.get(pk=topic.pk)

    def accepted(self, **more: Any) -> Topic:
        return actions.accept(self.screened(**more), "关系到老人出入", **self.by(self.stage.zhao_min))

    def at_options(self, **more: Any) -> Topic:
        topic = actions.go_on(self.accepted(**more), "收到 6 条意见", **self.by(self.stage.zhao_min))
        assert topic.stage == "options", topic.stage
        actions.add_option(topic, name="清走并装储物柜", cost=360000, payer="社区自治金", **self.by(self.stage.zhao_min))
        actions.add_option(topic, name="只清走", cost=0, **self.by(self.stage.zhao_min))
        return topic

    def at_decision(self, **more: Any) -> Topic:
        return actions.go_on(self.at_options(**more), "两个方案", **self.by(self.stage.zhao_min))

    def decided(self, **more: Any) -> Topic:
        topic = self.at_decision(**more)
        return actions.agree(topic, topic.options.first(), "装储物柜，每户一格", **self.by(self.stage.zhao_min))

    def big(self, **more: Any) -> Topic:
        """Of the estate, raised by the community: with talk and hearing, at its options."""
        worker = self.by(self.stage.zhao_min)
        said = {"title": "小区停车难", "words": "晚上八点后找不到车位。"} | more
        topic = actions.raise_(actions.Draft(self.stage.estate, **said), **worker)
        topic = actions.accept(topic, "反映集中", **worker)
        for _number in range(2):
            topic = actions.go_on(topic, **worker)
        actions.add_option(topic, name="和对面写字楼错时共享", cost=120000, **worker)
        return topic

    def call(self, days: int = 3, **more: Any) -> actions.Call:
        begins = self.at + days * DAY
        said: dict[str, Any] = {
            "title": "停车听证会", "where": "居民活动室", "begins_at": begins, "ends_at": begins + timedelta(hours=2),
            "agenda": [("听方案", None), ("大家说", None)],
        }  # fmt: skip
        return actions.Call(**said | more)

    def council(self, *people: Person, **values: Any) -> Council:
        said = {"kind": "committee", "subject": "environment", "name": "环境和物业委员会"} | values
        council = actions.found(self.stage.community, **said, **self.by(self.stage.zhou_ming))
        for number, person in enumerate(people):
            actions.seat(
                council, person, since=date(2026, 1, 1), until=date(2029, 1, 1), role="chair" if number == 0 else "member",
                stands_for="居民代表", **self.by(self.stage.zhou_ming),
            )  # fmt: skip
        return council

    def session(self, council: Council, came: int) -> Meeting:
        """Held today, with so many of its members."""
        begins = self.at - timedelta(hours=2)
        early = {"by": self.stage.standing(self.stage.zhou_ming), "at": self.at - 5 * DAY}
        said = self.call(title="第一次会议", begins_at=begins, ends_at=self.at, agenda=[("停车", None)])
        meeting = actions.call_session(council, said, **early)
        rows = list(meeting.attendances.order_by("id"))
        marks = {row.pk: "room" if number < came else "absent" for number, row in enumerate(rows)}
        return actions.mark(meeting, marks, **self.by(self.stage.zhou_ming))


def props(stage: Stage) -> dict[str, object]:
    """What addresses of topics ask for: a topic of the stairway under decision, a session that was held, a task."""
    hall = Hall(stage, timezone.now() - 10 * DAY)
    worker = hall.by(stage.zhao_min)
    topic = hall.at_decision()
    objection = actions.object_(topic, stage.wang_fang, "声音太大", **hall.by(stage.wang_fang))
    picture = actions.add_picture(topic, "before", "0" * 32, **worker)
    council = hall.council(stage.he_jing, stage.wang_fang)
    meeting = hall.session(council, 2)
    resolution = actions.resolve(meeting, "装柜", yes=2, no=0, abstained=0, topic=topic, **hall.by(stage.zhou_ming))
    actions.write_minutes(meeting, "买柜子", **hall.by(stage.zhou_ming))
    given = actions.Given("买柜子", (hall.at + 30 * DAY).date(), stage.li_xiuying)
    (task,) = actions.give(topic, [given], **worker)
    return {
        "topic_number": topic.number, "talk_objection_id": objection.pk, "talk_picture_id": picture.pk, "talk_council_id": council.pk,
        "talk_meeting_id": meeting.pk, "talk_resolution_id": resolution.pk, "talk_seat_id": council.seats.values_list("pk", flat=True)[0],
        "talk_task_id": task.pk,
    }  # fmt: skip
