"""Nothing in the database says how somebody voted in secret, nor, finer than a day, when."""

import json
import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import serializers
from django.utils import timezone

from mulin.ballots import actions, queries
from mulin.ballots.models import Slip, Turnout, Voted, VotingKey
from mulin.kernel.facts.models import Delivery, Fact
from mulin.people.models import Account

from .cast import LATER, OVER, closed, grown, line, opened, organiser, owns, vote


def everything():
    """Every row of every table, as text."""
    rows = {}
    for model in apps.get_models():
        if model._meta.managed and not model._meta.proxy:
            for row in model._default_manager.all():
                rows[model._meta.label, row.pk] = serializers.serialize("json", [row])
    return rows


@pytest.mark.row("votes-4")
def test_a_vote_writes_two_rows_and_neither_has_both_a_person_and_a_choice_or_any_time(stage):
    ballot = opened(stage, may_change=True)
    vote(stage, ballot, stage.ma_li, "no")
    before = everything()
    vote(stage, ballot, stage.wang_fang, "yes", at=LATER + timedelta(minutes=7), once_key="k" * 20)
    new = {key: text for key, text in everything().items() if before.get(key) != text}
    assert sorted(label for label, _pk in new) == ["ballots.Slip", "ballots.Voted"]
    slip = json.loads(next(text for (label, _pk), text in new.items() if label == "ballots.Slip"))[0]["fields"]
    voted = json.loads(next(text for (label, _pk), text in new.items() if label == "ballots.Voted"))[0]["fields"]
    assert (set(slip), slip["elector"], slip["channel"]) == (
        {"ballot", "choice", "receipt", "link", "elector", "channel"},
        None,
        "",
    )
    assert voted["on"] == "2026-11-19" and not any("05:07" in text or "13:07" in text for text in new.values())


@pytest.mark.row("votes-4")
def test_a_vote_from_the_page_leaves_its_receipt_with_the_slip_alone(stage, client, monkeypatch):
    ballot = opened(stage)
    monkeypatch.setattr(timezone, "now", lambda: LATER)
    client.force_login(Account.objects.get(person=stage.wang_fang))
    page = f"/ballots/{ballot.number}/"
    assert client.get(page).status_code == 200
    before = everything()
    form = {"voice": "1", "choice": "yes", "sent": '"yes"', "once": "k" * 20}
    answers = [client.post(f"{page}vote/", form) for _ in range(2)]
    codes = {re.search(r"data-receipt>([0-9A-Z-]{14})<", answer.content.decode()).group(1) for answer in answers}
    new = {key: text for key, text in everything().items() if before.get(key) != text}
    assert sorted(label for label, _pk in new) == ["ballots.Slip", "ballots.Voted"]
    assert codes == {actions.grouped(Slip.objects.get().receipt)}
    assert all(answer.headers["Cache-Control"] == "no-store" for answer in answers)


def test_at_closing_the_key_goes_and_slips_lie_in_the_order_of_their_receipts(stage):
    ballot = opened(stage, may_change=True)
    for person, choice in ((stage.wang_fang, "yes"), (stage.liu_yang, "no"), (stage.ma_li, "abstain")):
        vote(stage, ballot, person, choice)
    before = {slip.receipt: (slip.choice, slip.pk) for slip in Slip.objects.all()}
    closed(stage, ballot)
    slips = list(Slip.objects.order_by("receipt"))
    assert {slip.receipt: slip.choice for slip in slips} == {receipt: choice for receipt, (choice, _pk) in before.items()}
    assert not {slip.pk for slip in slips} & {pk for _choice, pk in before.values()}
    assert [(slip.link, slip.elector_id) for slip in slips] == [(None, None)] * 3
    assert not VotingKey.objects.exists()


def test_the_numbers_of_slips_say_nothing_of_their_order(stage):
    ballot = opened(stage)
    for person in (stage.wang_fang, stage.liu_yang, stage.ma_li):
        vote(stage, ballot, person, "yes")
    assert all(0 <= slip.pk < 2**62 for slip in Slip.objects.all())
    assert Slip.objects.filter(pk__lt=2**40).count() == 0  # as a counter would be
    assert not hasattr(Voted, "id")  # the register of who has voted has no numbers of its own


def test_no_vote_is_a_fact(stage):
    ballot = opened(stage)
    facts, owed = Fact.objects.count(), Delivery.objects.count()
    vote(stage, ballot, stage.wang_fang, "yes")
    actions.cast(ballot, line(ballot, stage.liu_yang), "no", by=stage.standing(stage.zhao_min), at=LATER, channel="visit")
    actions.tick_paper(line(ballot, stage.ma_li), by=stage.standing(stage.zhao_min), at=LATER)
    assert (Fact.objects.count(), Delivery.objects.count()) == (facts, owed)


def test_a_secret_ballot_of_owners_weighs_no_slip_by_its_area(stage):
    owns(stage.room_301, stage.wang_fang, 8937)
    owns(stage.room_302, stage.liu_yang, 7000)
    ballot = opened(stage, head="unit", place_id=stage.building_3.pk)
    vote(stage, ballot, stage.wang_fang, "yes")
    actions.count(closed(stage, ballot), by=organiser(stage), at=OVER)
    assert [(one["area"], one["heads"]) for one in queries.published(ballot)["slips"]] == [(0, 1)]
    assert "8937" not in queries.document(ballot)


def test_the_published_file_names_nobody(stage):
    grown(stage.wang_fang, stage.liu_yang, stage.ma_li)
    ballot = opened(stage, head="person")
    for person in (stage.wang_fang, stage.liu_yang, stage.ma_li):
        vote(stage, ballot, person, "yes")
    actions.count(closed(stage, ballot), by=organiser(stage), at=OVER)
    text = queries.document(ballot)
    assert not [name for name in ("王芳", "刘洋", "马丽", "301") if name in text]


@pytest.mark.row("votes-4")
def test_groups_under_five_are_not_told_nor_what_would_follow_from_the_sum():
    assert queries.hidden({"phone": 40, "counter": 3, "paper": 9}) == {"phone": 40, "counter": None, "paper": None}
    assert queries.hidden({"phone": 40, "counter": 3, "visit": 2, "paper": 9}) == {
        "phone": 40, "counter": None, "visit": None, "paper": 9,
    }  # fmt: skip
    assert queries.hidden({"phone": 40, "counter": 2, "visit": 2, "paper": 9}) == {
        "phone": 40, "counter": None, "visit": None, "paper": None,
    }  # fmt: skip
    assert queries.hidden({"phone": 4}) == {"phone": None}
    assert queries.hidden({"phone": 5, "paper": 0}) == {"phone": 5, "paper": 0}


def test_turnout_tells_how_many_and_never_what(stage):
    ballot = opened(stage)
    vote(stage, ballot, stage.wang_fang, "yes")
    assert (queries.turnout(ballot).voices, queries.turnout(ballot).of_voices, queries.turnout(ballot).percent) == (1, 3, 33)
    assert queries.result(ballot) is None and queries.published(ballot) == {}
    actions.recount_open(LATER)
    assert Turnout.objects.values_list("voices", "channels").get() == (1, {"phone": 1})


def test_what_one_sees_of_a_secret_vote_afterwards_is_that_it_was_cast(stage):
    secret, named = opened(stage, may_change=True), opened(stage, secrecy="named")
    for ballot in (secret, named):
        vote(stage, ballot, stage.wang_fang, "yes")
    mine = [queries.elector_for(ballot, stage.wang_fang.pk) for ballot in (secret, named)]
    assert [queries.own_choice(one) for one in mine] == [None, "yes"]
