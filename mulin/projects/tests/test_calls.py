"""A call from its draft to its deadline."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.people.models import Account
from mulin.projects import actions, queries
from mulin.projects.models import Call
from mulin.projects.queries import purse
from mulin.projects.queries.purse import Kept
from tests.walking import signed_in

from .cast import PARTS, season, terms

pytestmark = pytest.mark.django_db


@pytest.mark.row("C047", "C043", "C044", "C045")
def test_last_seasons_call_is_cloned_with_all_its_parts_and_its_days_moved(stage):
    there = season(stage)
    made = actions.clone(
        there.call, "冬季微公益征集", there.call.opens_at + timedelta(days=91), season="winter", by=there.worker, at=there.at
    )
    assert actions.parts_of(made) == actions.parts_of(there.call)
    assert (made.stage, made.season, made.round, made.earmark) == ("draft", "winter", 2, None)
    assert made.closes_at - made.opens_at == there.call.closes_at - there.call.opens_at
    assert made.runs_from - there.call.runs_from == timedelta(days=91)
    with pytest.raises(Refused, match="社区工作者"):
        actions.clone(there.call, "x", there.at, by=there.me(stage.wang_fang), at=there.at)


class Fund:
    def __init__(self, kept):
        self.rows = kept

    def kept_for(self, ref):
        return self.rows


def test_a_call_opens_only_with_its_whole_money_put_aside(stage, monkeypatch):
    there = season(stage, opened=False, amount=1_000_000, each_most=200_000)
    opens = lambda: actions.open_call(there.call, by=there.worker, at=there.at)  # noqa: E731
    asked = Kept(7, there.call.number, "秋季", "暖邻基金", 1_000_000, 0, False, "待审批", "/")
    for kept, said in (
        ([], "还没有在基金里留出"),
        ([asked], "还没有在基金里留出"),
        ([replace(asked, amount=900_000, ready=True)], "不一样"),
    ):
        monkeypatch.setattr(purse, "PURSES", [Fund(kept)])
        monkeypatch.setattr(queries.calls, "PURSES", purse.PURSES)
        with pytest.raises(Refused, match=said):
            opens()
    with pytest.raises(IntegrityError), transaction.atomic():  # nor past the actions
        Call.objects.filter(pk=there.call.pk).update(stage="open", opened_at=there.at)
    purse.PURSES[0].rows = [replace(asked, ready=True)]
    with pytest.raises(Refused, match="资金已经留出"):
        actions.change(there.call, terms(there.at, amount=2_000_000), by=there.worker, at=there.at)
    assert (opens().stage, opens_at_most_once(there)) == ("open", "已经发布过了。")
    assert Call.objects.get(pk=there.call.pk).earmark == 7


def opens_at_most_once(there):
    with pytest.raises(Refused) as refused:
        actions.open_call(there.call, by=there.worker, at=there.at)
    return str(refused.value)


@pytest.mark.row("C049")
def test_an_operators_handlers_see_and_run_its_calls_only(stage):
    own, other = season(stage, operator=stage.property), season(stage)
    handler = stage.standing(stage.wu_jianguo)
    assert list(queries.run_by(handler)) == [own.call]
    shown = {
        who: signed_in(getattr(stage, who)).get("/desk/projects/calls/").content.decode() for who in ("wu_jianguo", "zhao_min")
    }
    assert {who: text.count("/counter/") for who, text in shown.items()} == {"wu_jianguo": 0, "zhao_min": 2}  # who helps there
    later = own.call.closes_at + timedelta(days=3)
    assert actions.extend(own.call, later, by=handler, at=own.at).closes_at == later
    for call, who, said in ((own.call, stage.zhao_min, "运营机构的经办人"), (other.call, stage.wu_jianguo, "社区工作者")):
        with pytest.raises(Refused, match=said):
            actions.extend(call, later, by=stage.standing(who), at=own.at)
    with pytest.raises(Refused, match="只能往后延"):
        actions.extend(own.call, own.call.closes_at, by=handler, at=own.at)
    with pytest.raises(Refused, match="社区来定"):
        actions.cancel(own.call, "没有钱了", by=handler, at=own.at)
    assert actions.cancel(own.call, "没有钱了", by=own.worker, at=own.at).stage == "cancelled"


def test_the_clock_closes_it_once_and_only_after_its_deadline(stage):
    there = season(stage)
    there.apply(stage.wang_fang)
    assert actions.close_due(there.call.closes_at - timedelta(minutes=1)) == 0
    assert [actions.close_due(there.call.closes_at), actions.close_due(there.call.closes_at)] == [1, 0]
    fact = Fact.objects.get(kind="projects.call_closed")
    assert fact.data == {"call_id": there.call.pk, "applications": 1}
    assert Call.objects.get().stage == "screening"


def test_terms_that_make_no_sense_are_refused_in_words(stage):
    by, at = stage.standing(stage.zhao_min), season(stage, opened=False).at
    for wrong, said in (
        ({"title": " "}, "名称"), ({"closes_at": at - timedelta(days=2)}, "截止时间要晚于"), ({"amount": 100, "each_most": 200}, "每个项目最多"),
        ({"choice": "both"}, "对不上"), ({"review_until": at}, "评审的截止"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=said):
            actions.prepare(stage.community, terms(at, **wrong), by=by, at=at)
    call = Call.objects.get()
    for parts, said in (
        (replace(PARTS, categories=(PARTS.categories[0], PARTS.categories[0])), "同一个代号"),
        (replace(PARTS, categories=(), criteria=(replace(PARTS.criteria[0], category="nothing"),)), "没有的类别"),
    ):
        with pytest.raises(Refused, match=said):
            actions.write_parts(call, parts, by=by, at=at)
    with pytest.raises(Refused, match="哪几类人"):
        actions.open_call(actions.write_parts(call, replace(PARTS, categories=(), kinds=()), by=by, at=at), by=by, at=at)


def test_questions_about_a_call_are_answered_for_everybody_those_about_an_application_are_not(stage, client):
    there = season(stage)
    mine = there.begin(stage.wang_fang)
    public = actions.ask(there.call, "租房的能申请吗？", by=there.me(stage.liu_yang), at=there.at)
    private = actions.ask(there.call, "我的预算够细吗？", application=mine, by=there.me(stage.wang_fang), at=there.at)
    with pytest.raises(Refused, match="不是您的"):
        actions.ask(there.call, "看看", application=mine, by=there.me(stage.liu_yang), at=there.at)
    for one in (public, private):
        actions.answer_question(one, f"答复 {one.pk} 在这里", by=there.worker, at=there.at)
    with pytest.raises(Refused, match="已经答复过"):
        actions.answer_question(public, "再答一次", by=there.worker, at=there.at)
    page = client.get(f"/projects/calls/{there.call.number}/").content.decode()
    assert f"答复 {public.pk} 在这里" in page and f"答复 {private.pk} 在这里" not in page and "刘洋" not in page


def test_a_draft_is_previewed_as_an_applicant_sees_it_and_nobody_else_finds_it(stage, client):
    there = season(stage, opened=False)
    assert client.get(f"/projects/calls/{there.call.number}/").status_code == 404
    client.force_login(Account.objects.get(person=stage.zhao_min))
    page = client.get(f"/desk/projects/calls/{there.call.number}/preview/").content.decode()
    assert "预览" in page and "群文团队" in page and "年底公开表彰" in page
