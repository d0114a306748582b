"""Lists of what is talked over ask the database as often for one as for three, and none is without a page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mulin.deliberation import actions
from mulin.deliberation.actions import chat_group, forum, opinions
from mulin.deliberation.models import Remark
from mulin.kernel.ui.kept import forget
from tests.walking import signed_in

from . import cast_talk
from .cast_topics import DAY, Hall


@pytest.mark.row("maps-4")
def test_every_list_asks_as_often_for_one_as_for_three(stage):
    worker, resident = signed_in(stage.zhao_min), signed_in(stage.wang_fang)
    at_desk = ("topics", "councils", "tasks", "opinions", "talk", "improvements", "forums", "chat-groups")
    pages = [(worker, f"/desk/{name}/") for name in at_desk]
    pages += [(resident, f"/{name}/") for name in ("topics", "topics/tasks", "opinions", "improvements", "forums")]
    pages += [(resident, "/open/topics/"), (resident, "/open/councils/")]

    def one_more(number):
        hall = Hall(stage, timezone.now() - 10 * DAY)
        topic = hall.decided(title=f"楼道 {number}", words="堆物")
        hall.raised(title=f"新的 {number}", words="要附议")
        council = hall.council(
            stage.he_jing, stage.wang_fang, name=f"委员会 {number}", subject=("environment", "safety", "elders")[number - 1]
        )
        hall.session(council, 2)
        given = actions.Given("买柜子", (hall.at + 30 * DAY).date(), stage.wang_fang)
        actions.give(topic, [given], **hall.by(stage.zhao_min))
        me, at = stage.standing(stage.zhao_min), timezone.now()
        opinions.draw(opinions.MapPlan(stage.community, f"怎么用 {number}", statements=cast_talk.STATEMENTS), by=me, at=at)
        Remark.objects.create(
            topic=topic, kind="question", words="费用谁出？", author=stage.wang_fang, who="王**", at=at, due_at=at + 5 * DAY,
            asked_post="community_worker",
        )  # fmt: skip
        cast_talk.done(stage)
        begins = at + number * DAY
        forum.plan_forum(
            forum.ForumPlan(stage.building_3, "楼前", f"骑手说说 {number}", begins, begins + timedelta(hours=1)), by=me, at=at
        )
        chat_group.enter_group(chat_group.Group(stage.building_3, "wechat", f"群 {number}"), by=me, at=at)

    def asked():
        counts = []
        for client, url in pages:
            client.get("/help/")
            forget()
            with CaptureQueriesContext(connection) as seen:
                assert client.get(url).status_code == 200, url
            counts.append((url, len(seen)))
        return counts

    one_more(1)
    with_one = asked()
    one_more(2)
    one_more(3)
    assert [pair for pair in zip(asked(), with_one, strict=True) if pair[0] != pair[1]] == []
