"""A pact from its draft to the wall, and what the database never lets happen to it."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.pacts import actions, queries
from mulin.pacts.models import Clause, Comment, Meeting, Pact, Review, Signature, Version
from mulin.pacts.rules import fingerprint
from tests.stage import NOON

from .cast import CLAUSES, house

TODAY = date(2026, 11, 19)
pytestmark = pytest.mark.django_db


@pytest.mark.row("C085")
def test_a_pact_is_drafted_talked_over_adopted_filed_and_signed(stage):
    there = house(stage)
    said = there.comment(stage.wang_fang, "十点改成九点半")
    with pytest.raises(Refused, match="还有 1 条意见没有回复"):
        there.meet()
    actions.answer(said, "多数家里有孩子，采纳。", taken=True, by=there.head, at=there.at)
    second = actions.redraft(there.pact, by=there.head, at=there.at)
    rows = [actions.Written(one.words.replace("十点", "九点半"), one.words_en, one.origin_id) for one in second.clauses.all()]
    actions.write(second, second.words, rows, by=there.head, at=there.at)
    changed = queries.changes(there.version)
    assert [(one.kind, one.number) for one in changed] == [("changed", 1), ("same", 2), ("same", 3)]
    adopted = there.adopt()
    text = [(1, "晚上九点半以后不大声说话。"), (2, CLAUSES[1]), (3, CLAUSES[2])]
    assert (adopted.status, adopted.number, adopted.adopted_on) == ("in_force", 2, TODAY)
    assert adopted.fingerprint == fingerprint("3 号楼楼栋公约", "我们是一栋楼的邻居。", text)
    actions.file(adopted, "春街备〔2026〕8 号", "春和街道办事处", TODAY, by=stage.standing(stage.zhao_min), at=there.at)
    actions.sign(adopted, shows_name=True, by=there.me(stage.wang_fang), at=there.at)
    with pytest.raises(Refused, match="已经签过"):
        actions.sign(adopted, shows_name=False, by=there.me(stage.wang_fang), at=there.at)
    actions.sign_for(adopted, stage.liu_yang, shows_name=False, by=there.head, at=there.at)
    with pytest.raises(Refused, match="这一户已经签过"):  # 李秀英 lives in the same household
        actions.sign_for(adopted, stage.li_xiuying, shows_name=True, by=there.head, at=there.at)
    shown = queries.signatures(adopted, with_names=True)
    assert [(one.place, one.count, one.posts, one.names) for one in shown] == [(stage.building_3, 2, [], ["王芳"])]
    assert [one.names for one in queries.signatures(adopted, with_names=False)] == [[]]
    assert queries.voices(there.pact) == 2
    first = Version.objects.get(pact=there.pact, number=1)
    assert (first.status, first.reason) == ("set_aside", "")
    assert Pact.objects.get().review_on == date(2027, 11, 19)


def test_exactly_half_is_no_majority_and_the_meeting_stays_on_record(stage):
    there = house(stage)
    failed = there.meet(entitled=12, present=8, yes=4, no=4)
    steps = Meeting.objects.get().steps
    assert failed.status == "failed" and failed.adopted_on is None
    assert [(step["of"], step["number"], step["base"], step["threshold"], step["passed"]) for step in steps] == [
        ("quorum", 8, 12, "1/2", True), ("majority", 4, 8, "1/2", False),
    ]  # fmt: skip


def test_figures_that_do_not_fit_are_not_taken(stage):
    there = house(stage)
    with pytest.raises(Refused, match="到会的比应到的多"):
        there.meet(entitled=5, present=9)
    with pytest.raises(Refused, match="加起来要等于到会"):
        there.meet(yes=3)


def test_what_was_shown_is_never_changed_whoever_writes(stage):
    there = house(stage)
    there.adopt()
    clause, version = there.clause(1), there.version
    tries = [
        lambda: Clause.objects.filter(pk=clause.pk).update(words="随便"),
        lambda: Clause.objects.filter(pk=clause.pk).delete(),
        lambda: Clause.objects.create(version=version, number=9, words="加塞"),
        lambda: Version.objects.filter(pk=version.pk).update(words="另一段"),
        lambda: Version.objects.filter(pk=version.pk).update(status="draft"),
        lambda: Version.objects.filter(pk=version.pk).update(fingerprint="0"),
        lambda: Version.objects.filter(pk=version.pk).update(status="failed"),
        lambda: Meeting.objects.update(yes=9),
        lambda: Meeting.objects.all().delete(),
    ]
    for attempt in tries:
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    with pytest.raises(Refused, match="居民看过的文字不能再改"):
        actions.write(version, "", [actions.Written("新的")], by=there.head, at=there.at)
    assert [one.words for one in version.clauses.all()] == list(CLAUSES)


def test_a_new_version_replaces_the_old_one_and_both_stay_readable(stage):
    there = house(stage)
    there.adopt()
    actions.redraft(there.pact, by=there.head, at=there.at)
    there.write(CLAUSES[0], CLAUSES[2])
    with pytest.raises(Refused, match="先拿出来征求意见"):
        there.meet()
    there.show()
    tomorrow = TODAY + timedelta(days=1)
    there.meet()
    later = actions.bring_into_force(there.version, tomorrow, by=there.head, at=there.at)
    assert later.status == "adopted" and actions.begin_due(there.at) == 0
    assert actions.begin_due(there.at + timedelta(days=1)) == 1
    versions = [(one.number, one.status, one.out_of_force_on) for one in queries.versions_of(there.pact)]
    assert versions == [(2, "in_force", None), (1, "replaced", tomorrow)]


def test_an_estate_wide_pact_is_filed_before_it_is_in_force(stage):
    worker = stage.standing(stage.zhao_min)
    pact = actions.begin(stage.community, "春和居民公约", voice="person", by=worker, at=NOON)
    version = actions.write(pact.versions.get(), "", [actions.Written("邻里互助。")], by=worker, at=NOON)
    actions.show(version, TODAY + timedelta(days=7), by=worker, at=NOON)
    held = actions.Held("residents-2018", TODAY, "社区礼堂", 100, 51, 26, 20, 5)
    actions.record_meeting(version, held, by=worker, at=NOON)
    with pytest.raises(Refused, match="先报街道备案"):
        actions.bring_into_force(version, TODAY, by=worker, at=NOON)
    filed = actions.file(version, "8", "春和街道办事处", TODAY, by=worker, at=NOON)
    assert actions.bring_into_force(filed, TODAY, by=worker, at=NOON).status == "in_force"
    with pytest.raises(Refused, match="备案号不能再改"):
        actions.file(filed, "9", "春和街道办事处", TODAY, by=worker, at=NOON)


def test_each_year_the_keeper_is_reminded_once_and_says_what_becomes_of_it(stage):
    there = house(stage)
    there.adopt()
    year = there.at + timedelta(days=366)
    assert [actions.remind_due(there.at), actions.remind_due(year), actions.remind_due(year)] == [0, 1, 0]
    kept = actions.review(there.pact, "keep", "大家都守，没有要改的。", by=there.head, at=year)
    assert (kept.next_on, Pact.objects.get().review_on) == (date(2028, 11, 20), date(2028, 11, 20))
    actions.review(there.pact, "end", "并入了小区公约。", by=there.head, at=year)
    assert (there.version.status, Pact.objects.get().end_words) == ("ended", "并入了小区公约。")
    assert Fact.objects.filter(kind="pacts.ended").count() == 1 and Review.objects.count() == 2


def test_words_of_somebody_without_a_phone_carry_the_workers_name(stage):
    there = house(stage)
    worker = stage.standing(stage.zhang_wei)
    said = actions.write_down(there.version, there.clause(2), "放门口的鞋柜算不算杂物？", None, by=worker, at=there.at)
    assert (said.person, said.helped_by) == (None, stage.zhang_wei.pk)
    with pytest.raises(Refused, match="由春和苑 3 号楼的居民来提"):
        there.comment(stage.ma_li, "我也说一句")


def test_with_an_account_go_name_and_tie_but_not_the_count(stage):
    there = house(stage)
    there.comment(stage.wang_fang, "十点改成九点半")
    actions.answer(Comment.objects.get(), "不改，夏天热。", taken=False, by=there.head, at=there.at)
    version = there.adopt()
    actions.sign(version, shows_name=True, by=there.me(stage.wang_fang), at=there.at)
    copy = queries.held_about(stage.wang_fang.pk)
    assert [one["words"] for one in copy["comments"]] == ["十点改成九点半"]
    assert [one["shows_name"] for one in copy["signatures"]] == [True]
    actions.forget_person(stage.wang_fang.pk)
    assert queries.held_about(stage.wang_fang.pk) == {"comments": [], "signatures": []}
    assert (Comment.objects.count(), Signature.objects.count()) == (1, 1)
