"""Under 18 a guardian agrees, from the phone or on paper; who is told no reads what is missing."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from mulin.kernel.access import Refused
from mulin.people.models import Person
from mulin.volunteering import actions, rules
from mulin.volunteering.models import Claim, Volunteer
from mulin.volunteering.queries.guardians import children_at_home
from tests.stage import NOON, Stage

from .cast import Squad, born, squad, volunteer

TODAY = NOON.date()


def family(stage: Stage, year: int = 2010) -> tuple[Squad, Volunteer]:
    """刘洋 is the child, 李秀英 lives in the same room; 王芳 lives elsewhere."""
    team = squad(stage, from_age=8)
    born(stage.liu_yang, date(year, 1, 1))
    return team, Volunteer.objects.select_related("person").get(pk=team.liu_yang.pk)


def test_a_refusal_names_what_is_missing(stage: Stage) -> None:
    team, child = family(stage)
    shift = team.shift()
    with pytest.raises(Refused, match="还没有登记监护人"):
        team.claim(shift, stage.liu_yang)
    actions.name_guardian(child, stage.li_xiuying, by=team.who(stage.liu_yang), at=NOON)
    with pytest.raises(Refused, match="还差监护人同意"):
        team.claim(shift, stage.liu_yang)
    with pytest.raises(Refused, match="监护人本人"):
        actions.agree_as_guardian(child, True, by=team.who(stage.liu_yang), at=NOON)
    actions.agree_as_guardian(child, True, by=team.who(stage.li_xiuying), at=NOON)
    team.claim(shift, stage.liu_yang)
    actions.agree_as_guardian(child, False, by=team.who(stage.li_xiuying), at=NOON)
    assert Claim.objects.get().status == "given_up"


def test_paper_needs_the_place_where_it_is_kept_and_the_worker_stands_for_it(stage: Stage) -> None:
    team, child = family(stage)
    worker = team.who(stage.zhao_min)
    with pytest.raises(Refused, match="先登记监护人是谁"):
        actions.agree_as_guardian(child, True, paper="柜 2", by=worker, at=NOON)
    actions.name_guardian(child, stage.wang_fang, by=worker, at=NOON)  # lives elsewhere: only a worker may
    with pytest.raises(Refused, match="存放在哪里"):
        actions.agree_as_guardian(child, True, paper=" ", by=worker, at=NOON)
    agreed = actions.agree_as_guardian(child, True, paper="柜 2", by=worker, at=NOON)
    assert (agreed.guardian_paper, agreed.guardian_noted_by, agreed.guardian_agreed_at) == ("柜 2", stage.zhao_min.id, NOON)


def test_only_grown_ups_at_home_are_chosen_from_the_phone(stage: Stage) -> None:
    team, child = family(stage)
    me = team.who(stage.liu_yang)
    with pytest.raises(Refused, match="住在一起的家人"):
        actions.name_guardian(child, stage.wang_fang, by=me, at=NOON)
    with pytest.raises(Refused, match="另一位成年人"):
        actions.name_guardian(child, stage.liu_yang, by=me, at=NOON)
    born(stage.li_xiuying, date(2009, 1, 1))
    with pytest.raises(Refused, match="另一位成年人"):
        actions.name_guardian(child, stage.li_xiuying, by=me, at=NOON)
    with pytest.raises(Refused, match="本人、监护人或社区"):
        actions.name_guardian(child, stage.li_xiuying, by=team.who(stage.ma_li), at=NOON)
    born(stage.liu_yang, date(2000, 1, 1))
    grown = Volunteer.objects.select_related("person").get(pk=child.pk)
    with pytest.raises(Refused, match="不用登记监护人"):
        actions.name_guardian(grown, stage.wang_fang, by=me, at=NOON)


def test_a_guardian_brings_a_child_of_the_same_home_along_and_claims_for_it(stage: Stage) -> None:
    team = squad(stage, from_age=8)
    child = stage.li_xiuying
    born(child, date(2014, 6, 1))
    me = team.who(stage.liu_yang)
    assert list(children_at_home(stage.liu_yang, TODAY)) == [child]
    joined = actions.bring_along(child, by=me, at=NOON)
    assert (joined.guardian_id, joined.guardian_agreed_at, joined.guardian_noted_by) == (
        stage.liu_yang.id,
        NOON,
        stage.liu_yang.id,
    )
    assert list(children_at_home(stage.liu_yang, TODAY)) == []
    shift = team.shift()
    with pytest.raises(Refused, match="监护人先认领同一个班次"):
        actions.claim(shift, joined, by=me, at=NOON)
    team.claim(shift, stage.liu_yang)
    taken = actions.claim(shift, joined, by=me, at=NOON)
    assert (taken.volunteer_id, taken.helped_by) == (joined.pk, stage.liu_yang.id)
    actions.give_up(taken, by=me, at=NOON)


@pytest.mark.parametrize(("who", "year", "reason"), [
    ("wang_fang", 2014, "住在一起"), ("liu_yang", 1980, "已满 18 岁"), ("liu_yang", None, "没有这个孩子的生日"),
])  # fmt: skip
def test_nobody_brings_others_along(stage: Stage, who: str, year: int | None, reason: str) -> None:
    team, child, person = squad(stage), stage.li_xiuying, getattr(stage, who)
    Person.objects.filter(pk=child.pk).update(born_on=date(year, 6, 1) if year else None)
    with pytest.raises(Refused, match=reason):
        actions.bring_along(child, by=team.who(person), at=NOON)


def test_a_consent_without_a_name_is_refused_by_the_database(stage: Stage) -> None:
    _team, child = family(stage)
    with pytest.raises(IntegrityError), transaction.atomic():
        Volunteer.objects.filter(pk=child.pk).update(guardian=stage.li_xiuying, guardian_agreed_at=NOON)


@pytest.mark.parametrize(("day", "years", "expected"), [
    (date(2028, 2, 29), 18, date(2010, 2, 28)), (date(2026, 11, 19), 14, date(2012, 11, 19)),
])  # fmt: skip
def test_the_day_before_which_one_is_old_enough(day: date, years: int, expected: date) -> None:
    assert rules.years_before(day, years) == expected
    assert rules.age(expected, day) == years


def test_a_new_guardian_has_not_agreed(stage: Stage) -> None:
    team, child = family(stage)
    worker = team.who(stage.zhao_min)
    actions.name_guardian(child, stage.li_xiuying, by=worker, at=NOON)
    actions.agree_as_guardian(child, True, by=team.who(stage.li_xiuying), at=NOON)
    again = actions.name_guardian(child, stage.li_xiuying, by=worker, at=NOON)
    assert again.guardian_agreed_at == NOON
    changed = actions.name_guardian(child, stage.wang_fang, by=worker, at=NOON)
    assert (changed.guardian_id, changed.guardian_agreed_at, changed.guardian_noted_by) == (stage.wang_fang.id, None, None)
    assert volunteer(stage, stage.ma_li).guardian_id is None
