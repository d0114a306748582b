"""Study visits and talks with what they brought home (C134, C136). Who went is counted, and told by posts, never by names."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import F, QuerySet, Sum

from mulin.activities.models import Activity, Attendance, Lesson
from mulin.organisations.models import Post
from mulin.organisations.queries import current_posts

from .figures import Line, figures_of
from .hosting import of_community


@dataclass
class Went:
    """Heads, and how many of the registered hold which post; who holds several counts once, by the first."""

    line: Line
    posts: list[tuple[str, int]]
    residents: int


def who_went(activity: Activity) -> Went:
    people = set(Attendance.objects.filter(session__activity=activity).values_list("person_id", flat=True))
    last = activity.sessions.order_by("-begins_at").values_list("begins_at", flat=True).first()
    kinds: dict[int, str] = {}
    if last is not None:
        for person, kind in current_posts(last.date()).filter(person__in=people).order_by("id").values_list("person_id", "kind"):
            kinds.setdefault(person, kind)
    counted = Counter(kinds.values())
    posts = [(str(Post.Kind(kind).label), number) for kind, number in sorted(counted.items(), key=lambda one: (-one[1], one[0]))]
    return Went(figures_of(activity), posts, len(people) - len(kinds))


def lessons_of(community_id: int) -> QuerySet[Lesson]:
    rows = Lesson.objects.filter(of_community(community_id), activity__status=Activity.Status.CLOSED)
    came = F("activity__sessions__came") + F("activity__sessions__visitors")
    return rows.select_related("activity", "host_body").annotate(heads=Sum(came)).order_by("-activity__ended_at", "-id")
