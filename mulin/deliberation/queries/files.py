"""Pictures of topics and tasks: one sees them with what they belong to."""

from collections.abc import Collection

from mulin.deliberation.models import Option, Picture, Task, Topic
from mulin.deliberation.rules import LOOKERS
from mulin.kernel.access.asking import Standing


def may_see_file(me: Standing, key: str) -> bool:
    """What is public with the topic everybody; before, who raised it, neighbours of the community, those who screen."""
    picture = Picture.objects.filter(file_key=key, taken_down_at=None).select_related("topic", "task").first()
    if picture is not None:
        if picture.topic is not None:
            return _may_see_topic(me, picture.topic)
        return picture.task is not None and _may_see_task(me, picture.task)
    option = Option.objects.filter(photo=key).exclude(photo="").select_related("topic").first()
    return option is not None and _may_see_topic(me, option.topic)


def _may_see_topic(me: Standing, topic: Topic) -> bool:
    mine = me.person_id is not None and me.person_id == topic.raised_by_id
    neighbour = topic.stage in Topic.WAITING and me.person is not None and me.person.community_id == topic.community_id
    return topic.is_public or mine or neighbour or me.holds(LOOKERS, over=topic.path)


def _may_see_task(me: Standing, task: Task) -> bool:
    return (me.person_id is not None and me.person_id == task.person_id) or me.holds(LOOKERS, over=task.path)


def used_files(keys: Collection[str]) -> Collection[str]:
    found = set(Picture.objects.filter(file_key__in=keys, taken_down_at=None).values_list("file_key", flat=True))
    return found | set(Option.objects.filter(photo__in=keys).exclude(photo="").values_list("photo", flat=True))
