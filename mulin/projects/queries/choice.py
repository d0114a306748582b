"""The order as the published rule makes it, of what is on record now."""

from dataclasses import dataclass
from fractions import Fraction

from mulin.ballots.models import Ballot
from mulin.projects.models import Application, Call, ForumVote, OnBallot, Ranking
from mulin.projects.rules import ranking
from mulin.projects.rules.choosing import Choosing
from mulin.projects.rules.forum import Size, size_of
from mulin.projects.rules.ranking import Entry, Limits, Why

from . import jury

C = Call.Choice


@dataclass(frozen=True)
class Drawn:
    """`found`: everything in its order with what comes of it; `unmet`: chosen ones whose forum has not met yet."""

    found: list[tuple[Entry, Why]]
    unmet: list[int]

    @property
    def spent(self) -> int:
        return sum(entry.amount for entry, why in self.found if why == "chosen")


def choosing_of(call: Call) -> Choosing:
    return Choosing.of_json(call.choosing)


def limits(call: Call) -> Limits:
    told = choosing_of(call)
    return Limits(call.amount, told.most, told.threshold)


def most_for(application: Application, call: Call) -> int:
    """分 that one application may get at most: by the call, and by its category."""
    caps = [call.amount, call.each_most, application.category.cap if application.category else None]
    return min(one for one in caps if one is not None)


def entries(call: Call) -> list[Entry]:
    """What was lowered by hand stays lowered. A fixed number of queries."""
    rows = jury.eligible(call).select_related("category")
    lowered = dict(Ranking.objects.filter(application__call=call).values_list("application_id", "asked"))
    scored = {} if call.choice == C.BALLOT else jury.exact(call)
    wanted = ranking.residents_part(votes(call))
    found = []
    for one in rows:
        amount = min(one.asked, most_for(one, call))
        amount = min(amount, lowered.get(one.pk, amount))
        found.append(Entry(one.pk, one.number, amount, scored.get(one.pk), wanted.get(one.pk)))
    return found


def votes(call: Call) -> dict[int, int]:
    """Of a counted ballot, by application; empty before."""
    rows = OnBallot.objects.filter(application__call=call, votes__isnull=False)
    return {application: number for application, number in rows.values_list("application_id", "votes") if number is not None}


def bought(call: Call) -> list[int]:
    """What residents' participatory budget bought, in its order."""
    rows = OnBallot.objects.filter(application__call=call, bought__isnull=False)
    return list(rows.order_by("bought").values_list("application_id", flat=True))


def drawn(call: Call) -> Drawn:
    no = _no(call)
    order = ranking.ranked(entries(call), call.jury_weight)
    if call.choice == C.BALLOT and is_budget(call):
        found = ranking.as_bought(order, bought(call), no)
    else:
        found = ranking.chosen(order, limits(call), call.jury_weight, no)
    met = set(ForumVote.objects.filter(application__call=call).values_list("application_id", flat=True))
    unmet = (
        [one.application for one, why in found if why == "chosen" and one.application not in met]
        if call.choice == C.FORUM
        else []
    )
    return Drawn(found, unmet)


def is_budget(call: Call) -> bool:
    return call.ballot is not None and call.ballot.method == Ballot.Method.BUDGET


def is_counted(call: Call) -> bool:
    return call.ballot is not None and call.ballot.state == Ballot.State.COUNTED


def _no(call: Call) -> dict[int, Why]:
    """What may not be chosen: passed over by hand, or its forum said no."""
    W = Ranking.Why
    no: dict[int, Why] = {
        application: "passed_over" for application in Ranking.objects.filter(application__call=call, why=W.PASSED_OVER).values_list("application_id", flat=True)
    }  # fmt: skip
    if call.choice == C.FORUM:
        refused = ForumVote.objects.filter(application__call=call, passed=False).values_list("application_id", flat=True)
        no |= dict.fromkeys(refused, "forum")
    return no


def size_for(call: Call, amount: int) -> Size:
    return size_of(amount, choosing_of(call).forums)


def free(call: Call) -> tuple[int, int | None]:
    """Money (分) and places that the announced choice leaves."""
    rows = list(Ranking.objects.filter(application__call=call, chosen=True).values_list("awarded", flat=True))
    most = choosing_of(call).most
    return call.amount - sum(rows), None if most is None else most - len(rows)


def final_of(entry: Entry, call: Call) -> Fraction:
    return ranking.final(entry, call.jury_weight)
