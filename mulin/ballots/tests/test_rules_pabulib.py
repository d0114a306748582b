"""A budget of ours in Pabulib's format: what was written is read back, and the tally finds the same winners."""

import json
from io import StringIO

from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as some

from mulin.ballots.rules import pabulib, pabulib_writing
from mulin.ballots.rules.counting import OptionRow
from mulin.ballots.rules.recounting import recounted

from .counted import held, rules

HOW = [
    {"budget": "greedy"},
    {"budget": "greedy", "skips": False, "least": 2},
    {"budget": "equal-shares"},
    {"budget": "equal-shares", "completion": "add1", "step": "1/3"},
]
slips = some.lists(some.sets(some.integers(1, 4)).map(sorted) | some.just({"invalid": "空白"}), min_size=1, max_size=9)
costs = some.lists(some.integers(1, 9000), min_size=4, max_size=4)


def options(costs):
    return [OptionRow(number, cost, name=f"三号楼; “{number}”") for number, cost in enumerate(costs, 1)]


@settings(max_examples=40, deadline=None)
@given(how=some.sampled_from(HOW), costs=costs, amount=some.integers(0, 20000), choices=slips)
def test_what_is_written_is_read_back_and_recounts_to_the_same_winners(tmp_path_factory, how, costs, amount, choices):
    result, told = held(rules("budget", **how), choices, options=options(costs), amount=amount)
    text = pabulib_writing.written(told)
    budget = pabulib.parsed(text.splitlines(keepends=True))
    assert (budget.amount * 100, budget.voters) == (amount, sum(1 for one in choices if isinstance(one, list)))
    assert [(one.name, one.cost * 100) for one in budget.projects] == [(one.name, one.cost) for one in options(costs)]
    assert [one.votes for one in recounted(budget)] == [one.heads for one in result.per_option.values()]
    assert {int(one.id) for one in budget.projects if one.said["selected"] == "1"} == set(result.winners)

    path = tmp_path_factory.mktemp("pb") / "V202611-0001.pb"
    path.write_text(text, encoding="utf-8")
    words = pabulib_writing.recount_command(told).split()
    assert words[:3] == ["bin/mulin", "tally", path.name]
    if "--step" in words and words[-1] == "0":
        return  # no money, no step
    out = StringIO()
    call_command("tally", str(path), *words[3:], "--json", stdout=out)
    assert [int(one["id"]) for one in json.loads(out.getvalue())["winners"]] == list(result.winners)
