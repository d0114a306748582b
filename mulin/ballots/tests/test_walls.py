"""What never happens, whoever asks: with plain SQL, on both databases."""

import base64

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from mulin.ballots import actions
from mulin.ballots.models import Ballot, Slip, Voted, VotingKey
from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact

from .cast import LATER, OVER, announced, closed, line, objection, opened, organiser, vote


def refused(sql, *values):
    """Whether the database itself says no, and nothing is left of it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except DatabaseError as error:
        return "ballots:" in str(error)
    return False


FROZEN = [
    "title = 'x'", "words = 'x'", "rule_set = '{}'", "rule_key = 'x'", "method = 'budget'", "head = 'unit'", "secrecy = 'named'",
    "channels = '[]'", "may_change = NOT may_change", "seats = 2", "amount = 1", "members = '[]'", "keeper = 'x'", "options_later = NOT options_later", "number = 'x'", "notice_days = 9",
    "fingerprint = 'x'", "register_fingerprint = 'x'", "opened_at = closes_at", "announced_at = closes_at", "notice_until = closes_at",
    "closes_at = '2030-01-01 00:00:00'", "opens_at = '2020-01-01 00:00:00'", "seed = NULL", "made_at = closes_at", "state = 'draft'",
    "state = 'announced'", "state = 'counted'",
]  # fmt: skip


@pytest.mark.row("votes-1")
def test_after_opening_nobody_changes_what_is_asked_nor_how_it_is_counted(stage):
    ballot = opened(stage)
    let = [what for what in FROZEN if not refused(f"UPDATE ballots_ballot SET {what} WHERE id = %s", ballot.pk)]
    assert let == []
    assert refused("DELETE FROM ballots_ballot WHERE id = %s", ballot.pk)
    assert refused("UPDATE ballots_ballot SET state = 'closed' WHERE id = %s", ballot.pk)  # with its key, and unsealed
    assert Ballot.objects.get().fingerprint == ballot.fingerprint


def test_options_stay_from_the_announcement_on(stage):
    ballot = announced(stage, rule_key="single-plurality", options=[actions.OptionPlan("红"), actions.OptionPlan("绿")])
    for sql in (
        "UPDATE ballots_option SET name = 'x' WHERE ballot_id = %s",
        "DELETE FROM ballots_option WHERE ballot_id = %s",
        'INSERT INTO ballots_option (ballot_id, number, name, name_en, words, words_en, cost, "group", photo)'
        " VALUES (%s, 3, 'x', '', '', '', 0, '', '')",
    ):
        assert refused(sql, ballot.pk)


def test_the_register_stays_but_for_an_upheld_objection_that_is_not_applied_yet(stage):
    ballot = opened(stage)
    row = line(ballot, stage.ma_li)
    add = "INSERT INTO ballots_elector (ballot_id, line, \"key\", label, mask, area, units_count, added_by_id) VALUES (%s, %s, %s, 'x', '', 0, 0, %s)"
    assert refused(add, ballot.pk, 9, "m:9", None)
    assert refused("UPDATE ballots_elector SET label = 'x' WHERE id = %s", row.pk)
    assert refused("UPDATE ballots_elector SET area = 9 WHERE id = %s", row.pk)
    assert refused("DELETE FROM ballots_electorperson WHERE elector_id = %s", row.pk)
    assert refused("UPDATE ballots_electorperson SET person_id = %s WHERE elector_id = %s", stage.chen_hao.pk, row.pk)
    assert refused("INSERT INTO ballots_electorperson (elector_id, person_id) VALUES (%s, %s)", row.pk, stage.chen_hao.pk)
    made = objection(stage, ballot)
    assert refused(add, ballot.pk, 9, "m:9", made.pk)  # nobody has answered it
    actions.settle(made, True, "是的", by=organiser(stage), at=LATER, voice=actions.Voice(person_ids=[stage.chen_hao.pk]))
    assert refused(add, ballot.pk, 9, "m:9", made.pk)  # it is applied
    assert refused("UPDATE ballots_elector SET struck_by_id = %s WHERE id = %s", made.pk, row.pk)
    assert refused("UPDATE ballots_objection SET reason = 'x' WHERE id = %s", made.pk)
    is_false = "0" if connection.vendor == "sqlite" else "false"
    assert refused(f"UPDATE ballots_objection SET is_applied = {is_false} WHERE id = %s", made.pk)
    assert refused("DELETE FROM ballots_objection WHERE id = %s", made.pk)


def test_votes_and_slips_stay(stage):
    ballot = opened(stage)
    vote(stage, ballot, stage.wang_fang, "yes")
    for sql in (
        "DELETE FROM ballots_voted WHERE ballot_id = %s",
        "UPDATE ballots_voted SET channel = 'paper', helper_id = 1, times_changed = times_changed + 1 WHERE ballot_id = %s",
        "DELETE FROM ballots_slip WHERE ballot_id = %s",
        "UPDATE ballots_slip SET choice = '\"no\"' WHERE ballot_id = %s",
        "UPDATE ballots_slip SET receipt = 'x' WHERE ballot_id = %s",
        "UPDATE ballots_votingkey SET key = 'x' WHERE ballot_id = %s",
        "UPDATE ballots_elector SET struck_by_id = 1 WHERE ballot_id = %s",
    ):
        assert refused(sql, ballot.pk), sql


def test_rotating_the_installations_keys_seals_an_open_ballots_key_anew_and_votes_go_on(stage, settings):
    ballot = opened(stage)
    before = VotingKey.objects.get(ballot=ballot).key
    settings.SEAL_KEYS = f"k9:{base64.b64encode(bytes(32)).decode()},{settings.SEAL_KEYS}"
    call_command("rotate_keys", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM ballots_votingkey WHERE ballot_id = %s", [ballot.pk])
        assert cursor.fetchone()[0].startswith("k9:")
    assert VotingKey.objects.get(ballot=ballot).key == before
    vote(stage, ballot, stage.wang_fang, "yes")


def test_where_votes_may_be_changed_only_choice_and_receipt_change_and_who_has_voted_stays(stage):
    ballot = opened(stage, may_change=True)
    vote(stage, ballot, stage.wang_fang, "yes")
    for sql in (
        "DELETE FROM ballots_voted WHERE ballot_id = %s",
        "UPDATE ballots_voted SET times_changed = 0 WHERE ballot_id = %s",
        "UPDATE ballots_slip SET link = 'x' WHERE ballot_id = %s",
        "UPDATE ballots_slip SET id = 5 WHERE ballot_id = %s",
    ):
        assert refused(sql, ballot.pk), sql


def test_a_slip_too_many_or_too_few_keeps_the_ballot_from_closing(stage):
    ballot = opened(stage, may_change=True)
    vote(stage, ballot, stage.wang_fang, "yes")
    assert not refused("DELETE FROM ballots_slip WHERE ballot_id = %s", ballot.pk)  # as when paper takes its place
    keeps_from_closing(stage, ballot)
    assert (stuff(ballot, "X"), stuff(ballot, "Y"), Slip.objects.count()) == (False, False, 2)
    keeps_from_closing(stage, ballot)
    assert Ballot.objects.get().state == "open"
    # the clock tells the heads, once; cancelled with a reason it ends, and is never counted
    assert [actions.close_due(OVER) for _minute in range(2)] == [0, 0]
    assert Fact.objects.filter(kind="ballots.disagrees").count() == 1
    assert actions.cancel(ballot, "票箱里多了一张票", by=organiser(stage), at=OVER).state == "cancelled"


def keeps_from_closing(stage, ballot):
    with pytest.raises(Refused, match="对不上，不能截止"):
        closed(stage, ballot)
    with pytest.raises(DatabaseError, match="slips and the register of who has voted disagree"), transaction.atomic():
        close_by_hand(ballot)


def close_by_hand(ballot):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM ballots_votingkey WHERE ballot_id = %s", [ballot.pk])
        cursor.execute("UPDATE ballots_ballot SET state = 'closed' WHERE id = %s", [ballot.pk])


def stuff(ballot, receipt="X"):
    put = "INSERT INTO ballots_slip (id, ballot_id, choice, receipt, channel) VALUES (%s, %s, '\"yes\"', %s, '')"
    return refused(put, ord(receipt), ballot.pk, receipt)


def test_after_closing_nothing_comes_in_and_after_the_count_nothing_moves(stage):
    ballot = opened(stage)
    vote(stage, ballot, stage.wang_fang, "yes")
    late = line(ballot, stage.ma_li)
    ballot = closed(stage, ballot)
    put = "INSERT INTO ballots_voted (elector_id, ballot_id, channel, \"on\", helper_post, times_changed) VALUES (%s, %s, 'phone', '2026-11-20', '', 0)"
    for number in range(2):
        assert stuff(ballot)
        assert refused(put, late.pk, ballot.pk)
        assert refused("DELETE FROM ballots_slip WHERE ballot_id = %s", ballot.pk)
        assert refused("UPDATE ballots_slip SET choice = '\"no\"' WHERE ballot_id = %s", ballot.pk)
        assert refused("UPDATE ballots_ballot SET electors = 9 WHERE id = %s", ballot.pk)
        assert refused("UPDATE ballots_ballot SET state = 'open' WHERE id = %s", ballot.pk)
        assert refused("INSERT INTO ballots_votingkey (ballot_id, key) VALUES (%s, 'x')", ballot.pk)
        if not number:
            assert refused("UPDATE ballots_ballot SET state = 'counted', counted_at = closes_at WHERE id = %s", ballot.pk)
            actions.count(ballot, by=None, at=OVER)
    assert refused("UPDATE ballots_tally SET fingerprint = 'x' WHERE ballot_id = %s", ballot.pk)
    assert refused("DELETE FROM ballots_tally WHERE ballot_id = %s", ballot.pk)
    assert refused("UPDATE ballots_ballot SET present = 9 WHERE id = %s", ballot.pk)


def test_only_the_register_votes_and_only_once(stage):
    ballot, other = opened(stage), announced(stage)
    stranger = other.lines.first()
    put = "INSERT INTO ballots_voted (elector_id, ballot_id, channel, \"on\", helper_post, times_changed) VALUES (%s, %s, 'phone', '2026-11-20', '', 0)"
    assert refused(put, stranger.pk, ballot.pk)
    assert refused(put, stranger.pk, other.pk)
    vote(stage, ballot, stage.ma_li, "yes")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(put, [line(ballot, stage.ma_li).pk, ballot.pk])
    assert Voted.objects.count() == 1


def test_paper_is_read_by_two_and_settled_by_a_third_or_not_at_all(stage):
    ballot = opened(stage)
    actions.tick_paper(line(ballot, stage.ma_li), by=stage.standing(stage.zhao_min), at=LATER)
    ballot = closed(stage, ballot)
    put = "INSERT INTO ballots_paperslip (ballot_id, serial, first, first_by_id, second, second_by_id, settled, settled_by_id)"
    zhao, he = stage.zhao_min.pk, stage.he_jing.pk
    for values in (
        ("'1'", zhao, "'1'", zhao, "NULL", "NULL"), ("NULL", "NULL", "'1'", zhao, "NULL", "NULL"),
        ("'1'", zhao, "NULL", "NULL", "'1'", "NULL"), ("'1'", zhao, "'2'", he, "'1'", zhao), ("NULL", zhao, "NULL", "NULL", "NULL", "NULL"),
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{put} VALUES (%s, 1, {', '.join(map(str, values))})", [ballot.pk])
    actions.enter_paper(ballot, 1, "yes", by=stage.standing(stage.zhao_min), at=OVER)
    assert refused("DELETE FROM ballots_paperslip WHERE ballot_id = %s", ballot.pk)
