"""What runs where, for everybody: projects that were awarded, with what their cards show, in a fixed number of queries."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Avg, Count, Q, QuerySet

from mulin.kernel.bilingual import in_language
from mulin.kernel.search import index
from mulin.ledger.queries import say
from mulin.places.fields import under
from mulin.places.models import Place
from mulin.projects.models import BrandMoment, Call, Closing, Evaluation, Project, ProjectMilestone, Promise, Theme

STATES: dict[str, tuple[str, ...]] = {
    "going": Project.GOING, "closed": (Project.Stage.CLOSED,), "stopped": (Project.Stage.STOPPED,)
}  # fmt: skip

MONEY = ("awarded", "paid", "spent", "returned")  # whose sums are shown: each opens the projects it is made of
UNDECIDED = tuple(stage for stage in Call.GOING if stage != Call.Stage.DECIDED)
ICONS = ("sprout", "house", "book-open", "soup", "tree-pine", "paint-roller", "users-round", "lightbulb")


def public(community_id: int) -> QuerySet[Project]:
    return Project.objects.filter(community=community_id).select_related(
        "place", "organisation", "operator", "brand", "application"
    )


@dataclass(frozen=True)
class Wanted:
    """What is looked for. Empty: anything."""

    state: str = ""
    category: str = ""
    theme: str = ""
    year: str = ""
    place: str = ""
    money: str = ""
    words: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Wanted":
        return cls(**{name: asked.get(name, "").strip()[:60] for name in cls.__dataclass_fields__})

    @property
    def filled(self) -> dict[str, str]:
        return {name: value for name, value in self.__dict__.items() if value}


def chosen(projects: QuerySet[Project], wanted: Wanted) -> QuerySet[Project]:
    if wanted.state in STATES:
        projects = projects.filter(stage__in=STATES[wanted.state])
    if wanted.category:
        projects = projects.filter(category=wanted.category)
    if wanted.theme:
        projects = projects.filter(application__themes__name=wanted.theme)
    if wanted.year.isdigit():
        projects = projects.filter(starts__year=int(wanted.year[:4]))
    if wanted.place.isdigit() and (place := Place.objects.filter(pk=int(wanted.place)).first()) is not None:
        projects = projects.filter(under(place.path, "place__path"))
    if wanted.money in MONEY:
        projects = projects.filter(**{f"{wanted.money}__gt": 0})
    if wanted.words:
        found = Q(number=wanted.words.upper()) | Q(pk__in=index.find("projects", wanted.words))
        projects = projects.filter(found | Q(title__contains=wanted.words))
    return projects


@dataclass(frozen=True)
class Choices:
    """What the filters offer: only what leads somewhere."""

    categories: list[tuple[str, str]]  # as it is asked for, as it is read
    themes: list[tuple[str, str]]
    years: list[int]
    places: list[Place]


def choices(projects: QuerySet[Project]) -> Choices:
    rows = list(projects.order_by().values_list("category", "category_en", "starts__year", "place__path").distinct())
    ids = Counter(int(part) for *_rest, path in rows for part in set(path.rstrip("/").split("/")))
    kinds = (Place.Kind.COMMITTEE, Place.Kind.ESTATE, Place.Kind.BUILDING)
    themes = Theme.objects.filter(applications__project__in=projects.order_by().values("pk")).order_by("name")
    return Choices(
        categories=sorted({category: in_language(category, english) for category, english, *_rest in rows if category}.items()),
        themes=sorted({name: in_language(name, english) for name, english in themes.values_list("name", "name_en")}.items()),
        years=sorted({year for _category, _english, year, _path in rows}, reverse=True),
        places=list(Place.objects.filter(pk__in=list(ids), kind__in=kinds).order_by("path")),
    )


@dataclass(frozen=True)
class Card:
    """`done` of `steps` milestones; `photo`: key of a picture, "" where there is none; `share`: percent of the money spent."""

    project: Project
    photo: str
    done: int
    steps: int

    @property
    def hue(self) -> int:
        """One of eight colours, the same for the same category."""
        return sum(map(ord, self.project.category or self.project.title)) % 8 + 1

    @property
    def icon(self) -> str:
        return ICONS[sum(map(ord, self.project.number)) % len(ICONS)]

    @property
    def money(self) -> str:
        return say(self.project.awarded, "cny") if self.project.awarded else ""

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.steps) if self.steps else 0

    @property
    def share(self) -> int:
        return min(100, round(100 * self.project.spent / self.project.awarded)) if self.project.awarded else 0


def cards(projects: Sequence[Project]) -> list[Card]:
    """Two queries, however many there are."""
    ids = [one.pk for one in projects]
    steps: dict[int, tuple[int, int]] = {
        pk: (done, steps)
        for pk, done, steps in ProjectMilestone.objects.filter(project__in=ids)
        .order_by()
        .values_list("project")
        .annotate(done=Count("pk", filter=Q(done_at__isnull=False)), steps=Count("pk"))
    }
    photos = dict(BrandMoment.objects.filter(project__in=ids).exclude(photo="").order_by("on").values_list("project_id", "photo"))
    return [Card(one, one.photo or photos.get(one.pk, ""), *steps.get(one.pk, (0, 0))) for one in projects]


def open_calls(community_id: int) -> QuerySet[Call]:
    return Call.objects.filter(community=community_id, stage=Call.Stage.OPEN).order_by("closes_at", "id")


def going_calls(community_id: int) -> QuerySet[Call]:
    """All that residents may look at and that is not over."""
    return Call.objects.filter(community=community_id, stage__in=UNDECIDED).order_by("closes_at", "id")


def is_late(project: Project, today: date) -> bool:
    return project.stage in Project.GOING and project.ends < today


def stars(project: Project) -> list[tuple[str, int, str]]:
    """Side, how many, the average with one digit."""
    rows = Evaluation.objects.filter(project=project).order_by().values_list("side").annotate(n=Count("pk"), stars=Avg("stars"))
    return [(str(Evaluation.Side(side).label), n, f"{average:.1f}") for side, n, average in rows.order_by("side")]


@dataclass(frozen=True)
class Kept:
    """A promise, and what was shown for it in the end; "" while nothing was."""

    promise: Promise
    words: str


def promises(project: Project, closing: Closing | None) -> list[Kept]:
    if project.application_id is None:
        return []
    shown = {one.get("promise"): one.get("words", "") for one in (closing.evidence if closing else [])}
    rows = Promise.objects.filter(application=project.application_id)
    return [Kept(one, str(shown.get(one.words, ""))) for one in rows]
