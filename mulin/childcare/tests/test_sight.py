"""Who may do and see what: everybody × every state; papers and health open with a reason, and go when their time is over."""

import json
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from mulin.childcare import actions, flow, queries, rules
from mulin.childcare.models import Application, Child, Group, Paper
from mulin.kernel.access import Refused
from mulin.kernel.media import guards
from mulin.kernel.media.models import File
from mulin.kernel.secrets.models import Reveal
from mulin.people.actions import delete_account
from tests.stage import NOON
from tests.walking import KINDS, person_of

from .cast import house, photo

S = Application.Status


@pytest.mark.row("C121", "C122")
def test_who_may_take_which_step_everybody_by_every_state(stage):
    """One class, looked after by 李秀英; the application is 王芳's, filled in by 赵敏 at the counter. No row is needed."""
    group = Group(pk=1, place=stage.building_3, area=stage.building_3, needs=[])
    group.__dict__["kept_by"] = frozenset({stage.li_xiuying.pk})
    child = Child(pk=1, guardian=stage.wang_fang)
    standing = {kind: stage.standing(person_of(stage, kind)) for kind in KINDS}
    mother, keeper, counter = {"resident"}, {"building head"}, {"community worker"}
    being_checked, guardian_or_keeper = {S.SENT, S.ASKED}, mother | keeper
    expected = {
        "ask": (keeper, {S.SENT}),
        "check": (keeper, being_checked),
        "decide": (guardian_or_keeper, {S.OFFERED}),
        "decline": (guardian_or_keeper, {S.OFFERED}),
        "leave": (guardian_or_keeper, {S.HELD}),
        "note": (guardian_or_keeper, {S.HELD}),
    }
    may = {
        "ask": rules.may_ask, "check": lambda me, one: rules.may_check(me, one, (), seen=True),
        "decide": lambda me, one: rules.may_decide_offer(me, one, NOON), "decline": rules.may_decline, "leave": rules.may_leave,
        "note": rules.may_note, "answer": rules.may_answer, "withdraw": rules.may_withdraw, "see": rules.may_see,
        "health": rules.may_write_health,
    }  # fmt: skip
    found: dict[str, set[tuple[str, str]]] = {step: set() for step in may}
    for state in S:
        one = Application(
            pk=1, group=group, guardian=stage.wang_fang, child=child, status=state, helped_by=stage.zhao_min.pk,
            offered_until=NOON + timedelta(hours=1) if state == S.OFFERED else None,
        )  # fmt: skip
        for kind, me in standing.items():
            for step, rule in may.items():
                if rule(me, one):
                    found[step].add((kind, state))
    wanted = {step: {(kind, state) for kind in kinds for state in states} for step, (kinds, states) in expected.items()}
    wanted["answer"] = {(kind, S.ASKED) for kind in mother | counter}
    wanted["withdraw"] = {(kind, state) for kind in guardian_or_keeper for state in flow.WITHDRAW.frm} | {
        (kind, state) for kind in counter for state in being_checked
    }
    wanted["see"] = {(kind, state) for kind in guardian_or_keeper for state in S} | {
        (kind, state) for kind in counter for state in being_checked
    }
    wanted["health"] = {(kind, state) for kind in mother for state in Application.STANDING} | {
        (kind, state) for kind in counter for state in being_checked
    }
    assert found == wanted
    managers = {"community worker", "committee head", "secretary", "administrator"}
    assert {kind for kind, me in standing.items() if rules.may_manage(me, group.place.path)} == managers
    assert {kind for kind, me in standing.items() if rules.keeps(me, group)} == keeper


@pytest.mark.row("C121")
def test_a_paper_lies_encrypted_and_opens_to_the_guardian_and_with_a_reason_to_a_keeper(stage, client):
    there = house(stage, at=timezone.now())
    made, mother = there.apply(stage.wang_fang, health="花生过敏"), stage.standing(stage.wang_fang)
    paper = actions.add_paper(made, "birth", photo(), by=mother, at=there.at)
    file = File.objects.get(key=paper.file_key)
    with default_storage.open(file.stored) as lying:
        assert lying.read(3) != b"\xff\xd8\xff"
    url, sees = f"/files/{file.key}/", {}
    for kind in KINDS:
        sees[kind] = guards.may_see(stage.standing(person_of(stage, kind)), file)
    assert {kind for kind, may in sees.items() if may} == {"resident"}
    client.force_login(stage.wang_fang.account)
    answer = client.get(url)
    assert b"".join(answer.streaming_content)[:3] == b"\xff\xd8\xff" and answer["Cache-Control"] == "no-store"
    keeper, worker = stage.standing(stage.li_xiuying), stage.standing(stage.zhao_min)
    for who, reason, why in ((worker, "看看材料", "只有监护人和班上的老师"), (keeper, "看", "写明原因")):
        with pytest.raises(Refused, match=why):
            actions.open_paper(paper, made, reason, by=who, at=there.at)
    actions.open_paper(paper, made, "核对出生日期", by=keeper, at=there.at)
    assert actions.open_health(made, "安排午餐", by=keeper, at=there.at) == "花生过敏"
    assert guards.may_see(keeper, file) and not guards.may_see(worker, file)
    rows = list(Reveal.objects.order_by("id").values_list("by_id", "table", "field", "reason"))
    account = stage.li_xiuying.account.pk
    assert rows == [
        (account, "childcare_paper", "file_key", "核对出生日期"), (account, "childcare_child", "health", "安排午餐"),
    ]  # fmt: skip
    opened = queries.held_about(stage.wang_fang.pk)[0]["opened"]
    assert [one["reason"] for one in opened] == ["核对出生日期", "安排午餐"]
    made = actions.refuse(made, "月龄不符", by=keeper, at=there.at)
    assert not guards.may_see(keeper, file)
    with pytest.raises(Refused, match="不再给看"):
        actions.open_health(made, "安排午餐", by=keeper, at=there.at)


def whole_of_a_child(child):
    child = Child.objects.get(pk=child.pk)
    return (child.name, child.born_on, child.health, child.papers.count(), [one.name for one in child.pickups.all()])


@pytest.mark.row("C121")
def test_thirty_days_after_a_refusal_and_a_year_after_leaving_nothing_is_left(stage, django_capture_on_commit_callbacks):
    there, keeper = house(stage), stage.standing(stage.li_xiuying)
    refused, left = there.apply(stage.wang_fang, health="湿疹", wish="想早点"), there.hold(stage.liu_yang, "小宇")
    for one, who in ((refused, stage.wang_fang), (left, stage.liu_yang)):
        actions.add_paper(one, "vaccine", photo(), by=stage.standing(who), at=NOON)
        actions.add_pickup(one, "外婆", photo=photo(), by=stage.standing(who), at=NOON)
    actions.note(left, "今天睡得好", by=keeper, at=NOON)
    actions.refuse(refused, "月龄不符", by=keeper, at=NOON)
    actions.leave(left, by=stage.standing(stage.liu_yang), at=NOON)
    stored = [file.stored for file in File.objects.all()]
    assert [actions.clear_due(NOON + timedelta(days=days)) for days in (29, 30, 364)] == [0, 1, 0]
    assert whole_of_a_child(refused.child) == ("", None, "", 0, [""])
    assert whole_of_a_child(left.child)[0] == "小宇" and File.objects.count() == 2
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.clear_due(NOON + timedelta(days=365)) == 1
    assert whole_of_a_child(left.child) == ("", None, "", 0, [""])
    assert (File.objects.count(), left.lines.count(), Paper.objects.count()) == (0, 0, 0)
    assert not any(default_storage.exists(path) for path in stored[2:])
    assert [Application.objects.get(pk=one.pk).status for one in (refused, left)] == ["refused", "left"]


def test_a_guardian_who_deletes_the_account_leaves_nothing_but_a_child_in_care(stage):
    there = house(stage)
    held, offered = there.hold(stage.wang_fang), there.check(there.apply(stage.wang_fang, "弟弟", months=19))
    waits = there.check(there.apply(stage.liu_yang, "小宇"))
    delete_account(stage.wang_fang.account, at=NOON)
    assert actions.forget_guardian(stage.wang_fang.pk, at=NOON) == 1
    states = [Application.objects.get(pk=one.pk).status for one in (held, offered, waits)]
    assert states == ["held", "declined", "offered"]
    assert whole_of_a_child(held.child)[0] == "朵朵" and whole_of_a_child(offered.child) == ("", None, "", 0, [])


def test_the_copy_to_take_along_holds_everything_and_only_ones_own(stage):
    there = house(stage)
    held = there.hold(stage.wang_fang, health="花生过敏", wish="靠窗")
    there.apply(stage.liu_yang, "小宇")
    actions.note(held, "今天睡得好", by=stage.standing(stage.li_xiuying), at=NOON)
    copy = queries.held_about(stage.wang_fang.pk)
    assert [(one["name"], one["health"], one["applications"][0]["wish"]) for one in copy] == [("朵朵", "花生过敏", "靠窗")]
    assert copy[0]["applications"][0]["lines"][0]["words"] == "今天睡得好" and json.dumps(copy)
