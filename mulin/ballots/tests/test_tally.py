"""`bin/mulin tally`: a file goes in, winners come out; a bad file says what is wrong with it."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

FILE = """META
key;value
description;三号楼 2026
budget;200
vote_type;approval
PROJECTS
project_id;cost;name
lamp;100;楼道灯
"paint; door";100.5;"门厅; 粉刷"
bench;60;长椅
VOTES
voter_id;vote
1;lamp,bench
2;lamp
3;bench
4;paint; door
"""


@pytest.fixture
def file(tmp_path):
    def written(text: str = FILE):
        path = tmp_path / "stairway.pb"
        path.write_text(text.replace("4;paint; door", '4;"paint; door"'), encoding="utf-8-sig")
        return path

    return written


def tally(*words: object) -> str:
    out = StringIO()
    call_command("tally", *map(str, words), stdout=out)
    return out.getvalue().strip()


def test_winners_come_in_the_order_they_were_chosen(file):
    assert tally(file(), "--rule", "greedy") == "bench\nlamp"
    assert tally(file(), "--rule", "equal-shares") == "bench"
    assert tally(file(), "--rule", "equal-shares", "--completion", "add1") == "bench\nlamp"


def test_as_json_with_votes_costs_and_ties(file):
    told = json.loads(tally(file(), "--rule", "equal-shares", "--completion", "add1", "--step", "0.5", "--json"))
    assert told == {
        "rule": "equal-shares", "utility": "cost", "completion": "add1", "step": "1/2", "budget": "200", "voters": 4, "spent": "160",
        "winners": [
            {"id": "bench", "cost": "60", "votes": 2, "score": "2", "price": "30"},
            {"id": "lamp", "cost": "100", "votes": 2, "score": "2", "price": "65"},
        ],
        "tie_break": "more votes, then lower cost, then the order of the published list", "ties": {"bench": ["lamp"]},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("budget;200\n", "", "budget"),
        ("budget;200", "budget;viel", "viel"),
        ("approval", "thumbs", "thumbs"),
        ("PROJECTS\n", "PROJECT\n", "PROJECT"),
        ("1;lamp,bench", "1;lamp,tree", "tree"),
        ("1;lamp,bench", "1;lamp,lamp", "1"),
        ("bench;60;长椅", "lamp;60;长椅", "id"),
        ("META\n", "", "META"),
    ],
)
def test_a_bad_file_says_what_is_wrong(file, was, becomes, says):
    with pytest.raises(CommandError, match=says):
        tally(file(FILE.replace(was, becomes)), "--rule", "greedy")


def test_a_share_must_grow(file):
    with pytest.raises(CommandError, match="--step"):
        tally(file(), "--rule", "equal-shares", "--completion", "add1", "--step", "0")
