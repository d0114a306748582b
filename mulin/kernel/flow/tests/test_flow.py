import pytest

from mulin.kernel.access import Refused
from mulin.kernel.flow import advance, can, pictures, step

TAKE = step("take", frm={"waiting", "offered"}, to="in_hand", words="领单")
ACCEPT = step("accept", frm={"offered"}, to="in_hand", words="接单")
CLOSE = step("close", frm={"in_hand"}, to="closed", words="结案")
STEPS = [TAKE, ACCEPT, CLOSE]

PICTURE = """```mermaid
stateDiagram-v2
  offered : offered
  waiting : waiting
  in_hand : in_hand
  closed : closed
  offered --> in_hand : 领单、接单
  waiting --> in_hand : 领单
  in_hand --> closed : 结案
  closed --> [*]
```"""


def test_each_step_starts_where_the_table_says_and_nowhere_else() -> None:
    for state in ("waiting", "offered", "in_hand", "closed"):
        for move in STEPS:
            if state in move.frm:
                assert can(state, move) and advance(state, move) == move.to
            else:
                assert not can(state, move)
                with pytest.raises(Refused, match=f"现在不能“{move.words}”"):
                    advance(state, move)


def test_a_table_is_drawn() -> None:
    assert pictures.draw(STEPS) == PICTURE


def test_a_picture_goes_to_its_place_or_to_the_end_and_stays_the_same() -> None:
    placed = pictures.redrawn("# x\n\n<!-- flow -->\nold\n<!-- /flow -->\n\nmore\n", STEPS)
    assert placed == f"# x\n\n<!-- flow -->\n{PICTURE}\n<!-- /flow -->\n\nmore\n"
    assert pictures.redrawn("# x\n", STEPS) == f"# x\n\n<!-- flow -->\n{PICTURE}\n<!-- /flow -->\n"
    assert pictures.redrawn(placed, STEPS) == placed


def test_the_pictures_in_the_readmes_are_current() -> None:
    assert pictures.stale() == [], "run `bin/mulin pictures`"
