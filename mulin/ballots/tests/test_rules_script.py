"""The script that people take home: run alone it agrees with an honest file, finds its receipts, and names what was tampered with."""

import subprocess
import sys
from copy import deepcopy
from datetime import date

import pytest

from mulin.ballots.rules import published, shelf

from .counted import SCRIPT, held, script

recount = script()
HONEST = held(shelf.find("single-plurality", date(2026, 11, 22)), [1, 2, 2, 1, "abstain", {"invalid": "涂改"}], options=3)[1]


def run(path, *receipts: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, "-I", SCRIPT, path, *receipts], capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout.splitlines()


def test_it_runs_alone_and_agrees(tmp_path):
    file = tmp_path / "V202611-0001.json"
    file.write_text(published.text(HONEST), "utf-8")
    assert run(file, "R0001", "R9999") == (
        0,
        [
            f"sha256 {published.digest(HONEST)}",
            "R0001 2",
            "R9999 is not in this file 不在名单里",
            "The published result is right 结果一致",
        ],
    )
    file.write_text(published.text(HONEST | {"slips": HONEST["slips"][1:]}), "utf-8")
    code, lines = run(file)
    assert code == 1 and any("participating" in line for line in lines)


def set_winner(told):
    told["result"]["winners"] = [3]


def change_slip(told):
    told["slips"][0]["choice"] = 2


def copy_slip(told):
    told["slips"][4]["receipt"] = told["slips"][3]["receipt"]


def change_rules(told):
    told["rule_set"]["tie_break"] = "none"


def change_frozen_rules(told):
    told["rule_set"]["invalid_takes_part"] = told["ballot"]["rule_set"]["invalid_takes_part"] = True


def rename_option(told):
    told["options"][0]["name"] = "别的"


def add_votes(told):
    told["entitled"]["heads"] = 3


def draw_again(told):
    told["lots"]["order"] = told["lots"]["order"][::-1]


def other_seed(told):
    told["lots"]["seed"] = "00" * 32


def nobody_came(told):
    told["present"] = 2


@pytest.mark.parametrize(
    ("tamper", "says"),
    [
        (nobody_came, "who came"),
        (set_winner, "winners"),
        (change_slip, "per_option"),
        (copy_slip, "receipt"),
        (change_rules, "other rules"),
        (change_frozen_rules, "frozen"),
        (rename_option, "options"),
        (add_votes, "register"),
        (draw_again, "lots fall"),
        (other_seed, "seed"),
    ],
)
def test_what_was_tampered_with_is_named(tamper, says):
    assert recount.problems(HONEST) == []
    told = deepcopy(HONEST)
    tamper(told)
    assert any(says in line for line in recount.problems(told))
