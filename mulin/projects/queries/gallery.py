"""What runs where, for everybody: projects that were awarded, with what their cards show, in a fixed number of queries."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Avg, Count, Q, QuerySet

from mulin.kernel.bilingual import in_language
from mulin.kernel.listed import Listed
from mulin.kernel.search import index
from mulin.kernel.together import Together
from mulin.kernel.ui.whole import whole
from mulin.ledger.queries import say
from mulin.places.fields import under
from mulin.places.models import Place
from mulin.projects.models import BrandMoment, Call, Closing, Evaluation, Project, ProjectMilestone, Promise

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
    if year := whole(wanted.year, most=9999):
        projects = projects.filter(starts__year=year)
    if (pk := whole(wanted.place)) and (place := Place.objects.filter(pk=pk).first()) is not None:
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
    themed = ("application__themes__name", "application__themes__name_en")
    rows = list(projects.order_by().values_list("category", "category_en", "starts__year", *themed, "place__path").distinct())
    ids = {int(part) for *_rest, path in rows for part in path.rstrip("/").split("/")}
    kinds = (Place.Kind.COMMITTEE, Place.Kind.ESTATE, Place.Kind.BUILDING)
    return Choices(
        categories=sorted({category: in_language(category, english) for category, english, *_rest in rows if category}.items()),
        themes=sorted({name: in_language(name, english) for *_kind, name, english, _path in rows if name}.items()),
        years=sorted({year for _category, _english, year, *_rest in rows}, reverse=True),
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
    """One query, however many there are."""
    steps, moments = ON_CARDS.rows([one.pk for one in projects])
    marks, done = Counter(one.project_id for one in steps), Counter(one.project_id for one in steps if one.done_at)
    photos = {one.project_id: one.photo for one in moments}
    return [Card(one, one.photo or photos.get(one.pk, ""), done[one.pk], marks[one.pk]) for one in projects]


ON_CARDS = Together(
    lambda projects: [
        ProjectMilestone.objects.filter(project__in=Listed(projects)).order_by("id"),
        BrandMoment.objects.filter(project__in=Listed(projects)).exclude(photo="").order_by("on"),
    ]
)


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
