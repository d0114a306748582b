"""All that hangs on a meeting, for its pages: two questions however much there is."""

from dataclasses import dataclass

from mulin.deliberation.models import Attendance, Item, Meeting, Option, Resolution, Task, Topic
from mulin.kernel.together import Together

from .meetings import Crowd


@dataclass(frozen=True)
class Parts:
    """`deciding`: topics of the community about which a session may resolve, each with its options."""

    items: list[Item]
    tasks: list[Task]
    resolutions: list[Resolution]
    deciding: list[Topic]
    attendances: list[Attendance]

    @property
    def crowd(self) -> Crowd:
        return Crowd(len(self.attendances), self._came("room", "listeners"), self._came("online", "listeners_online"))

    def _came(self, how: str, listeners: str) -> int:
        there = sum(one.came == how for one in self.attendances)
        return there + (getattr(self.attendances[0].meeting, listeners) if self.attendances else 0)


def parts_of(meeting: Meeting) -> Parts:
    items, tasks, resolutions, named, tasked, resolved, deciding, options = PARTS.rows(meeting.pk, meeting.community_id)
    topics = {one.pk: one for one in [*named, *tasked, *resolved, *deciding]}
    for row in [*items, *tasks, *resolutions]:
        row.meeting, row.topic = meeting, topics.get(row.topic_id)
    for topic in deciding:
        topic._prefetched_objects_cache = {"options": [one for one in options if one.topic_id == topic.pk]}
    attendances = list(meeting.attendances.select_related("person", "seat"))
    for one in attendances:
        one.meeting = meeting
    return Parts(items, tasks, resolutions, deciding, attendances)


PARTS = Together(
    lambda meeting, community: [
        Item.objects.filter(meeting=meeting),
        Task.objects.filter(meeting=meeting),
        Resolution.objects.filter(meeting=meeting),
        Topic.objects.filter(items__meeting=meeting),
        Topic.objects.filter(tasks__meeting=meeting),
        Topic.objects.filter(resolutions__meeting=meeting),
        Topic.objects.filter(community=community, stage="decision", ballot=None),
        Option.objects.filter(topic__community=community, topic__stage="decision", topic__ballot=None),
    ]
)
