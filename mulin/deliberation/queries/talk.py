"""What was said about a topic, and what waits at the desk for those who keep order or were asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Case, Count, Prefetch, Q, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import override

from mulin.deliberation.models import Helpful, Remark, TalkSetting, Topic
from mulin.deliberation.rules import KEEPERS
from mulin.kernel.secrets import masks
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing, holders, posts_over
from mulin.people.models import Person, Residence
from mulin.places.fields import under_any
from mulin.places.models import Place

ROOTS = tuple(kind.value for kind in Remark.ROOTS)
REPLIES_SHOWN = 20


def setting_of(community_id: int) -> TalkSetting:
    """As the community set it, or as it is by itself."""
    return TalkSetting.objects.filter(community=community_id).first() or TalkSetting(community_id=community_id)


def said_as(person: Person, topic: Topic, on: date) -> str:
    """What the public reads: the nearest post over the place, else the masked name or only the building, as the community chose."""
    kinds = [kind.value for kind in Post.Kind]
    post = posts_over(kinds, topic.path, on=on).filter(person=person).values_list("kind", flat=True).first()
    unit = None if post else Post.objects.filter(person=person, organisation__isnull=False, kind__in=("handler", "unit_lead")).filter(
        Q(until=None) | Q(until__gt=on), since__lte=on).select_related("organisation").first()  # fmt: skip
    with override("zh-hans"):
        if post:
            return str(Post.Kind(post).label)
        if unit is not None and unit.organisation is not None:
            return str(unit.organisation)[:60]
        building = building_of(person, on)
        if setting_of(topic.community_id).names == TalkSetting.Names.BUILDING:
            return _("%(building)s居民") % {"building": building} if building else _("居民")
        name = masks.name(person.name)
        return _("%(name)s（%(building)s）") % {"name": name, "building": building} if building else name


def building_of(person: Person, on: date) -> str:
    room = Residence.objects.filter(Q(until=None) | Q(until__gt=on), person=person).values_list("room__path", flat=True).first()
    if room is None:
        return ""
    ids = [int(step) for step in room.rstrip("/").split("/")]
    return Place.objects.filter(pk__in=ids, kind=Place.Kind.BUILDING).values_list("name", flat=True).first() or ""


def of_topic(topic: Topic, kind: str = "", option: int | None = None) -> QuerySet[Remark]:
    """What helped most first. Hidden ones stay in their place, with the reason instead of the words."""
    rows = Remark.objects.filter(topic=topic, parent=None).select_related("option")
    rows = rows.filter(kind=kind) if kind in ROOTS else rows
    rows = rows.filter(option=option) if option else rows
    replies = Remark.objects.filter(parent__isnull=False).order_by("id")
    return rows.prefetch_related(Prefetch("replies", replies)).order_by("-helpful", "-id")


def counts(topic: Topic) -> dict[str, int]:
    rows = Remark.objects.filter(topic=topic, parent=None).order_by().values_list("kind").annotate(n=Count("id"))
    return dict(rows)


def marked_by(person_id: int | None, remarks: Sequence[Remark]) -> set[int]:
    """Of these and their replies, those this person found helpful."""
    if person_id is None:
        return set()
    ids = [one.pk for one in remarks] + [reply.pk for one in remarks for reply in one.replies.all()]
    return set(Helpful.objects.filter(person=person_id, remark__in=ids).values_list("remark_id", flat=True))


def spoken_lately(person_id: int, at: datetime) -> list[datetime]:
    return list(Remark.objects.filter(author=person_id, at__gt=at - timedelta(days=1)).values_list("at", flat=True))


@dataclass(frozen=True)
class Waiting:
    questions: QuerySet[Remark]
    reports: QuerySet[Remark]
    appeals: QuerySet[Remark]

    def count(self) -> int:
        return self.questions.count() + self.reports.count() + self.appeals.count()


def waiting_for(me: Standing) -> Waiting:
    """Questions to me, to a post of mine or in what I keep; reports and appeals in what I keep, but no appeal against what I hid."""
    kept = under_any(me.paths(KEEPERS), "topic__path")
    asked = Q(asked=me.person_id) if me.person_id else Q(pk__in=[])
    for post in {post.kind for post in me.held if post.path}:
        asked |= Q(asked_post=post) & under_any(me.paths({post}), "topic__path")
    rows = Remark.objects.select_related("topic", "option")
    questions = rows.filter(asked | kept, kind=Remark.Kind.QUESTION, answered_at=None, hidden_at=None).order_by("due_at", "id")
    reports = rows.filter(kept, reports__done_at=None, reports__isnull=False, hidden_at=None).distinct().order_by("id")
    appeals = rows.filter(kept, appealed_at__isnull=False, ruled_at=None).exclude(hidden_by=me.person_id).order_by("id")
    return Waiting(questions, reports, appeals)


def first_waiting_for(me: Standing, most: int) -> list[Remark]:
    """The first of all three, each with `waits`: appeal, report or question. One query."""
    found = waiting_for(me)
    appeals, reports, questions = (rows.order_by().values("pk") for rows in (found.appeals, found.reports, found.questions))
    kind = Case(When(pk__in=appeals, then=Value("appeal")), When(pk__in=reports, then=Value("report")), default=Value("question"))
    rows = Remark.objects.filter(pk__in=appeals.union(reports, questions)).annotate(waits=kind)  # an OR would read all remarks
    return list(rows.select_related("topic").order_by("waits", "due_at", "id")[:most])


def late_questions(at: datetime) -> QuerySet[Remark]:
    return Remark.objects.filter(kind="question", answered_at=None, hidden_at=None, due_at__lt=at, late_told_at=None)


def keepers_of(path: str) -> list[Person]:
    """Who keeps order there, nearest first."""
    return holders(KEEPERS, path)
