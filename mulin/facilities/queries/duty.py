"""How an operator's duties stand: figures counted from what is recorded, the rest ticked by somebody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate

from mulin.facilities import rules
from mulin.facilities.models import Contract, Duty, DutyDone, Review
from mulin.facilities.rules import Stretch

from .contract_money import COUNTS, Days, counted_by_day

M = Duty.Measure
LOW = 3  # stars that ask for an answer


@dataclass(frozen=True)
class Result:
    """A duty in one stretch. `state`: met, missed, running (not over), unjudged (cut short, or nothing to judge)."""

    duty: Duty
    stretch: Stretch
    figure: int | None
    state: str
    done: DutyDone | None = None
    may_tick: bool = False

    @property
    def stars(self) -> str:
        return f"{(self.figure or 0) / 10:g}"


@dataclass(frozen=True)
class Kept:
    """A duty over the whole contract until today."""

    duty: Duty
    results: Sequence[Result]  # newest first

    @property
    def met(self) -> int:
        return sum(one.state == "met" for one in self.results)

    @property
    def judged(self) -> int:
        return sum(one.state in ("met", "missed") for one in self.results)

    @property
    def percent(self) -> int | None:
        return round(100 * self.met / self.judged) if self.judged else None

    @property
    def waits(self) -> bool:
        """To be ticked in the stretch that is now running."""
        return bool(self.results) and self.results[0].may_tick and self.results[0].done is None


def kept_duties(contract: Contract, today: date) -> list[Kept]:
    """As many queries as there are kinds of figures."""
    duties = list(contract.duties.all())
    until = min(today, contract.last_on)
    if contract.status not in Contract.HOLDING or until < contract.since:
        return [Kept(duty, []) for duty in duties]
    ticks = {(row.duty_id, row.on): row for row in DutyDone.objects.filter(duty__contract=contract)}
    needed = {duty.measure for duty in duties} & set(COUNTS)
    counts = {what: counted_by_day(contract.facility, what, contract.since, until) for what in needed}
    asks = any(duty.measure in (M.STARS, M.ANSWERS) for duty in duties)
    reviews = list(contract.facility.reviews.filter(on__gte=contract.since, on__lte=until)) if asks else []
    found = []
    for duty in duties:
        stretches = rules.stretches(duty.rhythm, contract.since, until, last_on=contract.last_on)
        results = [_result(duty, one, today, ticks, counts.get(duty.measure, {}), reviews) for one in stretches]
        found.append(Kept(duty, results[::-1]))
    return found


def _result(
    duty: Duty, stretch: Stretch, today: date, ticks: dict[tuple[int, date], DutyDone], days: Days, reviews: list[Review]
) -> Result:
    over = stretch.last < today
    if duty.measure == M.TICK:
        done = ticks.get((duty.pk, stretch.first))
        late = today - stretch.last > timedelta(days=rules.TICK_LATER)
        state = "met" if done else "missed" if over and stretch.whole else "unjudged" if over else "running"
        return Result(duty, stretch, None, state, done, done is None and not late)
    here = [row for row in reviews if stretch.first <= row.on <= stretch.last]
    goal = duty.goal or 0
    figure: int | None
    if duty.measure == M.ANSWERS:
        figure, state = _answers(here, goal, today)
    elif duty.measure == M.STARS:
        figure = round(10 * sum(row.stars for row in here) / len(here)) if here else None
        state = "unjudged" if figure is None else "met" if figure >= goal else "missed"
    else:
        figure = sum(number for day, number in days.items() if stretch.first <= day <= stretch.last)
        state = "met" if figure >= goal else "missed"
    counts_up = duty.measure not in (M.STARS, M.ANSWERS)
    if not over and not (state == "met" and counts_up):
        state = "running"
    elif not stretch.whole and state == "missed" and counts_up:
        state = "unjudged"
    return Result(duty, stretch, figure, state)


def _answers(here: list[Review], goal: int, today: date) -> tuple[int, str]:
    """How many came too late or not at all."""
    low = [row for row in here if row.stars <= LOW]
    late, open_ = 0, 0
    for row in low:
        until = row.on + timedelta(days=goal)
        if row.answered_at is not None:
            late += localdate(row.answered_at) > until
        elif today > until:
            late += 1
        else:
            open_ += 1
    return late, "missed" if late else "running" if open_ else "met" if low else "unjudged"


def ticks_due(contracts: Iterable[Contract], today: date) -> dict[int, int]:
    """How many ticks of the running stretch are missing, by contract. Two queries for all."""
    holding = {one.pk: one for one in contracts if one.status in Contract.HOLDING and one.since <= today <= one.last_on}
    duties = list(Duty.objects.filter(contract__in=holding, measure=M.TICK))
    earliest = min((rules.natural(duty.rhythm, today)[0] for duty in duties), default=today)
    done = set(DutyDone.objects.filter(duty__in=duties, on__gte=earliest - timedelta(days=1)).values_list("duty", "on"))
    due: dict[int, int] = {}
    for duty in duties:
        contract = holding[duty.contract_id]
        first = rules.stretch_of(duty.rhythm, today, contract.since, contract.last_on).first
        if (duty.pk, first) not in done:
            due[contract.pk] = due.get(contract.pk, 0) + 1
    return due
