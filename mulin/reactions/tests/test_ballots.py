"""Who hears of ballots, and what the public log keeps of them."""

from datetime import UTC, timedelta

import pytest
from django.utils.timezone import localtime

from mulin.ballots import actions
from mulin.ballots.models import Elector, Option, Slip
from mulin.ballots.tests.cast import CLOSES, LATER, NOON, OPENS, OVER, announced, closed, line, objection, organiser, vote
from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.notices import queries
from mulin.notices.models import Notice
from mulin.people.models import Account
from mulin.people.queries import held_about
from mulin.reactions.comparing import compare
from mulin.transparency.models import Leaf

from .test_compared import alter, publish

DAY = timedelta(days=1)


@pytest.fixture
def story(stage):
    """A choice with a notice, an objection, four votes and a count."""
    options = [actions.OptionPlan("红", "Red"), actions.OptionPlan("绿", "Green")]
    ballot = announced(stage, rule_key="single-plurality", options=options, notice_days=1, opens_at=OPENS + DAY)
    row = objection(stage, ballot)
    actions.settle(row, True, "是漏了", by=organiser(stage), at=LATER, voice=actions.Voice(person_ids=[stage.chen_hao.pk]))
    ballot = actions.open_(ballot, by=None, at=OPENS + DAY)
    for person, choice in ((stage.wang_fang, 2), (stage.liu_yang, 2), (stage.ma_li, 1), (stage.chen_hao, "abstain")):
        vote(stage, ballot, person, choice, at=LATER + DAY)
    ballot = closed(stage, ballot)
    actions.count(ballot, by=organiser(stage), at=OVER)
    publish()
    return ballot


def heard(person):
    rows = Notice.objects.filter(person_id=person.pk, kind__startswith="ballots.").order_by("id")
    return [row.kind.removeprefix("ballots.") for row in rows]


def test_who_may_vote_hears_of_register_opening_and_result(stage, story):
    assert heard(stage.wang_fang) == ["announced", "opened", "chosen"]
    assert heard(stage.chen_hao) == ["announced", "upheld", "opened", "chosen"] or heard(stage.chen_hao) == [
        "upheld",
        "opened",
        "chosen",
    ]
    assert heard(stage.zhou_ming) == ["objection"]
    notice = Notice.objects.filter(kind="ballots.chosen").first()
    assert (notice.values["note"], notice.values["note_en"], notice.url) == ("绿", "Green", f"/ballots/{story.number}/result/")
    assert queries.inbox(stage.standing(stage.wang_fang)).count() == 3


@pytest.mark.row("votes-4")
def test_a_reminder_goes_by_who_had_voted_yesterday(stage):
    ballot = actions.open_(announced(stage), by=None, at=OPENS)
    vote(stage, ballot, stage.wang_fang, "yes", at=LATER)
    vote(stage, ballot, stage.liu_yang, "yes", at=LATER + DAY)
    actions.remind(ballot, by=organiser(stage), at=LATER + DAY)
    publish()
    told = set(Notice.objects.filter(kind="ballots.reminded").values_list("person_id", flat=True))
    assert told == {stage.liu_yang.pk, stage.ma_li.pk}  # he voted today: that nobody is to learn


def test_a_reminder_goes_out_once_a_day_and_the_day_ends_at_midnight_here(stage):
    ballot = actions.open_(announced(stage), by=None, at=OPENS)
    evening = localtime(LATER).replace(hour=23, minute=50)
    actions.remind(ballot, by=organiser(stage), at=evening)
    with pytest.raises(Refused, match="今天已经提醒过一次"):
        actions.remind(ballot, by=organiser(stage), at=evening + timedelta(minutes=5))
    actions.remind(ballot, by=organiser(stage), at=(evening + timedelta(minutes=20)).astimezone(UTC))
    assert Fact.objects.filter(kind="ballots.reminded").count() == 2


def test_an_end_and_paper_that_waits_are_told(stage):
    ballot = actions.open_(announced(stage), by=None, at=OPENS)
    actions.tick_paper(line(ballot, stage.ma_li), by=stage.standing(stage.zhao_min), at=LATER)
    actions.close_due(CLOSES)
    other = announced(stage)
    actions.cancel(other, "题目写错了", by=organiser(stage), at=LATER)
    publish()
    assert heard(stage.zhou_ming) == ["to_count"]
    assert (
        heard(stage.ma_li) == ["opened", "cancelled"]
        and "题目写错了" in Notice.objects.get(kind="ballots.cancelled", person_id=stage.ma_li.pk).values["note"]
    )


def test_no_notice_says_who_voted_or_how(stage, story):
    values = " ".join(str(row.values) for row in Notice.objects.all())
    assert not [code for code in Slip.objects.values_list("receipt", flat=True) if code in values]


@pytest.mark.row("votes-6")
def test_the_log_keeps_what_was_frozen_and_the_count_and_the_rows_still_say_it(stage, story):
    kinds = list(Leaf.objects.filter(kind__startswith="ballots.").order_by("number").values_list("kind", flat=True))
    assert sorted(kinds) == ["ballots.counted", "ballots.objection", "ballots.opened"]
    assert list(compare()) == []


@pytest.mark.row("votes-1", "votes-6")
def test_a_slip_an_option_or_a_line_changed_behind_our_back_is_named(stage, story):
    slip = Slip.objects.get(choice=1)
    alter("ballots_slip", slip.pk, choice="2")
    assert any("file_sha256" in said for said in compare())
    alter("ballots_slip", slip.pk, choice="1")
    alter("ballots_option", Option.objects.get(number=2).pk, name="紫")
    assert any("frozen_sha256" in said for said in compare())
    alter("ballots_option", Option.objects.get(number=2).pk, name="绿")
    alter("ballots_elector", Elector.objects.get(line=1).pk, key="p:9999")
    assert any("register_sha256" in said for said in compare())


def test_the_copy_says_what_is_held_and_a_deleted_account_takes_its_words_along(stage, story):
    copy = held_about(Account.objects.get(person=stage.chen_hao))["ballots"]
    voice = copy["voices"][0]
    assert {name: voice[name] for name in ("ballot", "line", "label", "voted_on", "how")} == {
        "ballot": "楼道刷什么颜色", "line": 4, "label": "陈浩", "voted_on": "2026-11-20", "how": "手机",
    }  # fmt: skip
    assert "choice" not in voice and copy["objections"][0]["words"] == "登记册上没有我"
    from mulin.ballots.models import Objection
    from mulin.people import actions as people

    people.delete_account(Account.objects.get(person=stage.chen_hao), at=NOON)
    publish()
    assert (Objection.objects.get().words, Slip.objects.count()) == ("", 4)
    assert list(compare()) == []
