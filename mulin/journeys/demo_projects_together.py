"""Who stands beside the projects of the demo community: a mentor, a sponsor, neighbours who vote and say what they think."""

from datetime import datetime

from django.utils.timezone import localdate, localtime

from mulin.ballots import actions as ballots
from mulin.ballots.models import Ballot
from mulin.projects import actions
from mulin.projects.actions import doing
from mulin.projects.actions.doing_files import GUARD as DOING
from mulin.projects.models import Application, Call, Project

from .demo_projects import Play
from .demo_projects_base import A_DAY

ON_STAGE = 6


def pitch(play: Play, season: Call) -> None:
    """In two days in the hall, the first of the season."""
    when = localtime(play.at + 2 * A_DAY).replace(hour=14, minute=0, second=0, microsecond=0)
    who = Application.objects.filter(call=season, stage="eligible").order_by("id").values_list("pk", flat=True)[:ON_STAGE]
    words = "每个项目讲五分钟，邻居都可以来听。"
    by = play.by(play.worker, play.at)
    actions.set_pitch(Call.objects.get(pk=season.pk), when, "社区礼堂", list(who), words=words, weight=40, by=by, at=play.at)


def vote(play: Play, call: Call) -> None:
    """Residents choose: the slips are out since yesterday."""
    for number in range(4):
        play.apply(call, number + 1, call.opens_at + A_DAY)
    at = call.closes_at + A_DAY
    actions.close_due(at)
    by = play.by(play.worker, at)
    for one in Application.objects.filter(call=call, stage="submitted").order_by("id"):
        actions.pass_screening(one, by=by, at=at)
    opens = play.at - A_DAY
    kept = actions.put_to_vote(
        Call.objects.get(pk=call.pk), actions.Vote("approval", "person", opens, play.at + 8 * A_DAY), by=by, at=at
    )
    ballots.open_(Ballot.objects.get(pk=kept.ballot_id or 0), by=None, at=opens)


def beside(play: Play, project: Project) -> None:
    """A mentor who has looked, and a shop that gave something."""
    at = play.at - 3 * A_DAY
    by, mentor, team = play.by(play.worker, at), play.head or play.jurors[0], play.by(project.lead, at)
    doing.name_mentor(project, mentor, by=by, at=at)
    words = "书架稳当，借书的本子也有了。下个月请把开放的时间贴出来。"
    doing.review_midterm(Project.objects.get(pk=project.pk), verdict="go_on", words=words, by=play.by(mentor, at), at=at)
    given = doing.enter_income(
        project, source="sponsor", amount=30_000, giver="江城五金百货", shows_giver=True, on=localdate(at), file=play.slip(at, DOING), by=team, at=at
    )  # fmt: skip
    doing.accept_income(given, by=by, at=at)


def thanked(play: Play, project: Project, at: datetime) -> None:
    """Closed: a neighbour and a juror say what they think, the community honours it."""
    for home, stars, words in zip(play.homes[2:5], (5, 4, 5), ("孩子天天去。", "要是周末也开就更好了。", ""), strict=True):
        if doing.may_evaluate(play.by(home.person, at), project, at):
            doing.evaluate(project, stars=stars, words=words, by=play.by(home.person, at), at=at)
    if doing.may_evaluate(play.by(play.jurors[0], at), project, at):
        doing.evaluate(project, stars=5, words="答应的都做到了。", by=play.by(play.jurors[0], at), at=at)
    doing.honour(project, words="春季最受欢迎的项目", on=localdate(at), by=play.by(play.worker, at), at=at)
