"""How many have voted. While voting is on nobody learns what; and never what fewer than five did."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from mulin.ballots.models import Apart, Ballot, Elector, Objection, PaperSlip, Slip, Turnout, Voted
from mulin.kernel.prepared import Prepared
from mulin.kernel.ui.kept import kept as keep

FEW = 5
COUNTED_AT_ONCE = 500  # voices: counting so few costs nothing
AT_HAND = 5.0  # seconds for which what the clock counts each minute is not asked for again
KEPT = Prepared(lambda ballot: Turnout.objects.filter(ballot=ballot))


@dataclass(frozen=True)
class Turned:
    """`area` in 0.01 m². `at`: when it was counted; None: now."""

    voices: int
    area: int
    of_voices: int
    of_area: int
    at: datetime | None = None

    @property
    def percent(self) -> int:
        """Rounded down: 100 is everybody."""
        return 100 * self.voices // self.of_voices if self.of_voices else 0


def turnout(ballot: Ballot) -> Turned:
    """One query: of a large ballot what the clock counted within the last minute."""
    kept = _kept(ballot)
    voices, area, _channels = (kept.voices, kept.area, kept.channels) if kept else sums(ballot)
    return Turned(voices, area, ballot.heads, ballot.area, kept.at if kept else None)


def by_channel(ballot: Ballot) -> dict[str, int | None]:
    """Way → how many; None where so few that one might tell who, or that the rest would tell of."""
    kept = _kept(ballot)
    return hidden(kept.channels if kept else sums(ballot)[2])


def sums(ballot: Ballot) -> tuple[int, int, dict[str, int]]:
    """Voices, area and ways, counted now."""
    rows = Voted.objects.filter(ballot=ballot).values_list("channel")
    ways = {
        way: (n, area)
        for way, n, area in rows.annotate(n=Count("pk"), area=Coalesce(Sum("elector__area"), 0)).order_by("channel")
    }
    return (
        sum(n for n, _area in ways.values()),
        sum(area for _n, area in ways.values()),
        {way: n for way, (n, _area) in ways.items()},
    )


def hidden(figures: dict[str, int]) -> dict[str, int | None]:
    """Those under five are not told; nor, where only these would follow from the sum, the next smallest."""
    told: dict[str, int | None] = {name: None if 0 < number < FEW else number for name, number in figures.items()}
    secret = [figures[name] for name, number in told.items() if number is None]
    shown = sorted((number, name) for name, number in told.items() if number)
    if shown and secret and (len(secret) == 1 or sum(secret) < FEW):
        told[shown[0][1]] = None
    return told


@dataclass(frozen=True)
class Desk:
    """What the desk's page tells of one ballot. `odd` as below; `unsettled`: slips of paper that two have not read alike yet."""

    odd: int
    ticks: int
    papers: int
    unsettled: int
    missing: int
    waiting: int
    apart: int


def desk_of(ballot: Ballot) -> Desk:
    """One query."""
    here = {"ballot": OuterRef("pk")}
    voted, papers = Voted.objects.filter(**here), PaperSlip.objects.filter(**here)
    asked: dict[str, QuerySet[Any]] = {
        "slips": Slip.objects.filter(**here), "cast": voted.exclude(channel="paper"), "ticks": voted.filter(channel="paper"),
        "papers": papers, "unsettled": papers.filter(settled__isnull=True),
        "missing": Elector.objects.filter(struck_by=None, voted=None, **here),
        "waiting": Objection.objects.filter(upheld=None, **here), "apart": Apart.objects.filter(**here),
    }  # fmt: skip
    rows = Ballot.objects.filter(pk=ballot.pk).values(**{f"many_{name}": _number(rows) for name, rows in asked.items()})
    numbers: Any = rows[0]
    found: dict[str, int] = {name.removeprefix("many_"): number or 0 for name, number in numbers.items()}
    more = found.pop("slips") - found.pop("cast")  # of a counted one paper lies in the urn, too
    return Desk(odd=more if ballot.state == Ballot.State.OPEN else 0, **found)


def _number(rows: QuerySet[Any]) -> Subquery:
    return Subquery(rows.order_by().values("ballot").annotate(n=Count("pk")).values("n"))


def missing(ballot: Ballot) -> int:
    """Voices that have not voted."""
    return Elector.objects.filter(ballot=ballot, struck_by=None, voted=None).count()


def odd(ballot: Ballot) -> int:
    """How many slips more than votes there are, not counting paper; 0 as long as nobody writes to the database behind our back."""
    return Slip.objects.filter(ballot=ballot).count() - Voted.objects.filter(ballot=ballot).exclude(channel="paper").count()


def _kept(ballot: Ballot) -> Turnout | None:
    if ballot.state != Ballot.State.OPEN:
        return KEPT.first(ballot.pk)
    if ballot.electors <= COUNTED_AT_ONCE:
        return None
    return keep(("turnout", ballot.pk), AT_HAND, lambda: KEPT.first(ballot.pk))
