"""The register is public first, what may be chosen comes until voting opens."""

import pytest

from mulin.ballots import actions, queries
from mulin.ballots.models import Ballot
from mulin.kernel.access import Refused

from .cast import NOON, OPENS, announced, organiser, plan
from .test_walls import refused

COLOURS = [actions.OptionPlan("红"), actions.OptionPlan("绿")]
ADD = (
    'INSERT INTO ballots_option (ballot_id, number, name, name_en, words, words_en, cost, "group", photo)'
    " VALUES (%s, 3, 'x', '', '', '', 0, '', '')"
)


def later(stage, **values):
    return announced(stage, rule_key="single-plurality", options_later=True, **values)


@pytest.mark.row("votes-1")
def test_options_come_between_the_announcement_and_the_opening_and_are_frozen_there(stage):
    ballot, by = later(stage), organiser(stage)
    with pytest.raises(Refused, match="选项还没有定"):
        actions.open_(ballot, by=by, at=OPENS)
    assert (actions.open_due(OPENS), Ballot.objects.get().state) == (0, "announced")
    actions.complete(ballot, [*COLOURS[:1], actions.OptionPlan("蓝")], by=by, at=NOON)
    actions.complete(ballot, COLOURS, by=by, at=NOON)
    assert not refused("UPDATE ballots_option SET words = 'x' WHERE ballot_id = %s", ballot.pk)
    assert actions.open_due(OPENS) == 1
    ballot = Ballot.objects.get()
    assert ([one["name"] for one in queries.frozen(ballot)["options"]], queries.fingerprint_of(ballot)) == (
        ["红", "绿"],
        ballot.fingerprint,
    )
    with pytest.raises(Refused, match="开始投票以前"):
        actions.complete(ballot, COLOURS, by=by, at=OPENS)
    for sql in (
        ADD,
        "UPDATE ballots_option SET name = 'x' WHERE ballot_id = %s",
        "DELETE FROM ballots_option WHERE ballot_id = %s",
    ):
        assert refused(sql, ballot.pk)


def test_options_that_come_later_are_as_sound_as_any(stage):
    ballot = later(stage)
    for options, why in (([], "请写选项"), (COLOURS[:1], "请写选项"), ([COLOURS[0], COLOURS[0]], "名称一样")):
        with pytest.raises(Refused, match=why):
            actions.complete(ballot, options, by=organiser(stage), at=NOON)
    with pytest.raises(Refused, match="组织"):
        actions.complete(ballot, COLOURS, by=stage.standing(stage.wang_fang), at=NOON)


def test_where_nobody_said_so_options_are_there_from_the_announcement_on(stage):
    with pytest.raises(Refused, match="请写选项"):
        actions.draft(plan(stage, rule_key="single-plurality"), by=organiser(stage), at=NOON)
    ballot = announced(stage, rule_key="single-plurality", options=COLOURS)
    with pytest.raises(Refused, match="公示时就定了"):
        actions.complete(ballot, COLOURS, by=organiser(stage), at=NOON)


def test_papers_can_be_printed_once_there_is_something_on_them(client, stage):
    ballot, by = later(stage), organiser(stage)
    client.force_login(by.person.account)
    pages = (f"/desk/ballots/{ballot.number}/", f"/desk/ballots/{ballot.number}/paper/")
    shown = [["papers.pdf" in client.get(page).content.decode() for page in pages]]
    actions.complete(ballot, COLOURS, by=by, at=NOON)
    shown.append(["papers.pdf" in client.get(page).content.decode() for page in pages])
    assert shown == [[False, False], [True, True]]
