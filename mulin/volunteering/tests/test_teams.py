"""Teams are a tree: a general team with branches, the foreign volunteers' team, federations."""

import pytest

from mulin.kernel.access import Refused
from mulin.volunteering import actions, queries
from mulin.volunteering.models import Team, Volunteer
from tests.stage import NOON, Stage
from tests.walking import signed_in

from .cast import squad, volunteer


@pytest.mark.row("C077", "C081")
def test_a_general_team_has_branches_a_foreign_team_and_federations_stand_beside_it(stage: Stage) -> None:
    team = squad(stage)
    worker = team.who(stage.zhao_min)

    def found(kind: str, name: str, parent: Team | None = None) -> Team:
        return actions.found_team(stage.community, kind=kind, name=name, parent=parent, by=worker, at=NOON)

    general = found("general", "春和总队")
    branch = found("branch", "一居分队", general)
    found("foreign", "外籍志愿服务队", general)
    found("squad", "楼道小队", branch)
    found("federation", "志愿服务联合会")
    tree = [("  " * one.depth) + one.team.name for one in queries.team_tree(stage.community.id)]
    assert tree == ["志愿服务联合会", "春和总队", "  一居分队", "    楼道小队", "  外籍志愿服务队", "护学小队"]
    page = signed_in(stage.liu_yang).get("/volunteer/teams/").content.decode()
    places = [page.index(name) for name in ("志愿服务联合会", "春和总队", "一居分队", "外籍志愿服务队")]
    assert places == sorted(places)


@pytest.mark.row("C077")
def test_who_leads_a_team_runs_what_is_below_it_and_nothing_beside(stage: Stage) -> None:
    team = squad(stage)
    worker = team.who(stage.zhao_min)
    below = actions.found_team(stage.community, kind="branch", name="三号楼小组", parent=team.team, by=worker, at=NOON)
    beside = actions.found_team(stage.community, kind="squad", name="巡逻小队", by=worker, at=NOON)
    leader, ma_li = team.who(stage.wang_fang), volunteer(stage, stage.ma_li)
    joined = actions.join_team(below, ma_li, by=leader, at=NOON)
    with pytest.raises(Refused, match="入队由本人申请"):
        actions.join_team(beside, ma_li, by=leader, at=NOON)
    assert signed_in(stage.ma_li).get(f"/volunteer/teams/{below.pk}/").status_code == 200
    actions.leave_team(joined, by=team.who(stage.ma_li), at=NOON)
    assert Team.objects.get(pk=below.pk).members_kept == 0
    assert Volunteer.objects.get(pk=ma_li.pk).left_at is None
