"""What a project came from and what it does in other services. A floor above says how those are read: see `journeys`."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from mulin.organisations.queries import Standing
from mulin.projects.models import Link, Project


@dataclass(frozen=True)
class Shown:
    """A thing of another service, as far as who asks may see it. `more`: what came of it, such as hours."""

    url: str
    title: str
    more: str = ""


@dataclass(frozen=True)
class Step:
    kind: str
    words: str
    icon: str
    shown: Shown
    link: int = 0  # id of the row that ties it to the project; 0: it follows from the money


Look = Callable[[Standing, Collection[str]], Mapping[str, Shown]]
LOOKS: dict[str, Look] = {}
MONEY: list[Callable[[Standing, Project], list[Step]]] = []
ICONS = {
    "matter": "wrench", "topic": "messages-square", "ballot": "vote", "activity": "calendar-heart", "duty": "heart-handshake"
}  # fmt: skip


def register(kind: str, look: Look) -> None:
    """`look(me, refs)` answers for those that are there and `me` may see; asked once for all of a kind."""
    LOOKS[kind] = look


def register_money(look: Callable[[Standing, Project], list[Step]]) -> None:
    """Where the money came from and is disclosed."""
    MONEY.append(look)


def known(me: Standing, kind: str, ref: str) -> Shown | None:
    return LOOKS[kind](me, [ref]).get(ref) if kind in LOOKS else None


def links(me: Standing, project: Project) -> tuple[list[Step], list[Step]]:
    """What led to it, and what it does; then the money."""
    rows = list(Link.objects.filter(project=project))
    refs: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        refs[row.kind].append(row.ref)
    seen = {kind: LOOKS[kind](me, some) for kind, some in refs.items() if kind in LOOKS}
    steps = [
        Step(row.kind, str(row.get_kind_display()), ICONS[row.kind], seen[row.kind][row.ref], row.pk)
        for row in rows
        if row.kind in seen and row.ref in seen[row.kind]
    ]
    up = [one for one in steps if one.kind in Link.UP]
    down = [one for one in steps if one.kind not in Link.UP]
    return up, down + [step for look in MONEY for step in look(me, project)]


def projects_of(kind: str, ref: str) -> QuerySet[Project]:
    """For the pages of what is linked: the way back, the newest first."""
    return Project.objects.filter(links__kind=kind, links__ref=ref).order_by("-id")


def paid_by(spending: int) -> QuerySet[Project]:
    """Whose instalment a payment of the fund was."""
    return Project.objects.filter(instalments__spending=spending)
