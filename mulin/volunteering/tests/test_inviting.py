"""Volunteers are asked, the first yes goes, a no costs nothing, silence is passed on."""

from datetime import date, timedelta

import pytest

from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.notices.models import Notice
from mulin.notices.words import say
from mulin.people.models import Person
from mulin.volunteering import actions
from mulin.volunteering.models import Help, Invitation, Skill, Volunteer
from mulin.volunteering.queries.bank import minutes_of_person
from mulin.volunteering.queries.matching import matches
from tests.stage import NOON, Stage

from .cast import Squad, born, volunteer
from .test_bank import asked, bank_open, earned

LATER = NOON + timedelta(hours=5)


def wanted(stage: Stage, **changes: object) -> tuple[Squad, Help]:
    """刘洋 asks; 王芳, 马丽 and 李秀英 (who lives in the same house) could come."""
    team = bank_open(stage, **changes)
    for one in (stage.ma_li, stage.li_xiuying):
        volunteer(stage, one)
    earned(team, 90)
    return team, asked(team, stage.liu_yang, "own")


def states() -> dict[str, str]:
    return dict(Invitation.objects.values_list("volunteer__person__name", "status"))


def inbox(person: Person) -> list[str]:
    return [say(row.kind, row.values)[0] for row in Notice.objects.filter(person_id=person.id).order_by("id")]


def no(name: str, team: Squad, person: Person) -> None:
    actions.decline_invitation(Invitation.objects.get(volunteer__person__name=name), by=team.who(person), at=LATER)


@pytest.mark.row("C074", "C078")
def test_the_clock_asks_the_nearest_few_and_a_no_is_passed_on(stage: Stage) -> None:
    team, _request = wanted(stage, invites=2)
    assert actions.ask_around(NOON) == 2
    assert states() == {"王芳": "sent", "李秀英": "sent"}
    assert actions.ask_around(NOON + timedelta(minutes=15)) == 0
    no("王芳", team, stage.wang_fang)
    assert states() == {"王芳": "declined", "李秀英": "sent", "马丽": "sent"}
    drain()
    assert inbox(stage.wang_fang) == ["想请您帮个忙"]
    assert say("volunteering.invited", {})[1].endswith("不方便也没关系，会请别人。")


@pytest.mark.row("C074")
def test_the_first_yes_goes_and_the_others_hear_it(stage: Stage) -> None:
    team, request = wanted(stage)
    actions.invite_best(request, by=team.who(stage.zhao_min), at=NOON)
    actions.agree_to_help(request, Volunteer.objects.get(person=stage.ma_li), by=team.who(stage.ma_li), at=LATER)
    assert states() == {"王芳": "over", "李秀英": "over", "马丽": "accepted"}
    with pytest.raises(Refused, match="已经有人答应了，谢谢您"):
        actions.agree_to_help(request, team.wang_fang, by=team.who(stage.wang_fang), at=LATER)
    drain()
    assert inbox(stage.wang_fang) == ["想请您帮个忙", "已经有人去了"]
    assert inbox(stage.ma_li) == ["想请您帮个忙"]


def test_who_does_not_answer_in_time_is_passed_over_and_at_the_end_a_worker_hears_it(stage: Stage) -> None:
    team, request = wanted(stage, invites=1, answer_hours=2)
    for hours in (0, 2, 4, 6, 8):
        actions.lapse_invitations(NOON + timedelta(hours=hours))
        actions.ask_around(NOON + timedelta(hours=hours))
    assert set(states().values()) == {"lapsed"} and len(states()) == 3
    drain()
    assert inbox(stage.zhao_min).count("还没有人能去帮忙") == 1
    with pytest.raises(Refused, match="不用再回复"):
        no("王芳", team, stage.wang_fang)
    assert (actions.end_unanswered(request.wanted_to), actions.end_unanswered(request.wanted_to)) == (1, 0)
    request.refresh_from_db()
    assert request.status == "lapsed"
    assert minutes_of_person(stage.liu_yang.id) == (90, 0, 0)
    drain()
    assert inbox(stage.liu_yang)[-1] == "这次没有找到人"


def test_who_said_yes_and_cannot_come_is_not_asked_again_but_others_are(stage: Stage) -> None:
    team, request = wanted(stage, invites=2)
    actions.ask_around(NOON)
    actions.agree_to_help(request, team.wang_fang, by=team.who(stage.wang_fang), at=NOON)
    actions.step_back(request, by=team.who(stage.wang_fang), at=LATER)
    actions.ask_around(LATER)
    assert list(Invitation.objects.filter(status="sent").values_list("volunteer__person__name", flat=True)) == ["李秀英", "马丽"]


def test_a_worker_asks_by_hand_and_writes_down_what_was_said_on_the_telephone(stage: Stage) -> None:
    team, request = wanted(stage, invites=0)
    assert actions.ask_around(NOON) == 0
    with pytest.raises(Refused, match="管整个社区"):
        actions.invite(request, [team.wang_fang], by=team.who(stage.wang_fang), at=NOON)
    worker = team.who(stage.zhao_min)
    actions.invite(request, [team.wang_fang], by=worker, at=NOON)
    actions.invite(request, [team.wang_fang], by=worker, at=NOON)  # twice is once
    with pytest.raises(Refused, match="被请的志愿者回复"):
        no("王芳", team, stage.ma_li)
    no("王芳", team, stage.zhao_min)
    actions.withdraw_help(request, by=team.who(stage.liu_yang), at=LATER)
    assert Invitation.objects.filter(status="sent").count() == 0
    with pytest.raises(Refused, match="不用再请"):
        actions.invite_best(request, by=worker, at=LATER)


def test_who_is_asked_fits(stage: Stage) -> None:
    """With the skill and the language, grown up, not busy then; who has time and lives near comes first."""
    team, request = wanted(stage)
    assert [match.volunteer.person.name for match in matches(request)] == ["李秀英", "王芳", "马丽"]
    ma_li, wang_fang = Volunteer.objects.get(person=stage.ma_li), team.wang_fang
    skill = Skill.objects.create(community=stage.community, name="英语陪诊")
    for one, languages in ((ma_li, ["en"]), (wang_fang, ["zh-hans"])):
        who = team.who(one.person)
        actions.describe(one, skills=[skill], times=["wd-am", "wd-pm"], languages=languages, by=who, at=NOON)
    assert [match.volunteer.person.name for match in matches(request)] == ["王芳", "马丽", "李秀英"]
    request.skill, request.language = skill, "en"
    assert [(match.volunteer.person.name, match.skilled, match.speaks, match.free) for match in matches(request)] == [
        ("马丽", True, True, True)
    ]
    request.skill, request.language = None, ""
    born(stage.ma_li, date(2010, 1, 1))
    team.claim(team.shift(begins_at=request.wanted_from), stage.wang_fang)
    assert [match.volunteer.person.name for match in matches(request)] == ["李秀英"]
    with pytest.raises(Refused, match="满 18 岁"):
        actions.agree_to_help(request, Volunteer.objects.get(person=stage.ma_li), by=team.who(stage.ma_li), at=NOON)
