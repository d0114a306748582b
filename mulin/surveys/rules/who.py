from datetime import date

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing
from mulin.surveys import flow
from mulin.surveys.models import Paper, Survey

P, S = Post.Kind, Survey.Status
KEEPERS = frozenset({P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value})
HELPERS = KEEPERS | {P.GRID_WORKER.value, P.BUILDING_HEAD.value}  # ask at the door and type in paper


def may_open_desk(me: Standing) -> Yes | No:
    return only_if(bool(me.paths(HELPERS)), _("问卷由社区工作者、居委会主任和社区书记来做，网格员和楼长帮着收。"))


def may_keep(me: Standing, path: str) -> Yes | No:
    return only_if(me.holds(KEEPERS, over=path), _("这里的问卷由这里的社区工作者、居委会主任和社区书记来做。"))


def may_help(me: Standing, survey: Survey, path: str, today: date) -> Yes | No:
    """Ask somebody who lives at `path`, or type in a sheet of paper. The helper's name stays on record, never with the answer."""
    return first_no(
        only_if(
            me.holds(HELPERS, over=path) or bool(may_keep(me, survey.place.path)), _("您不在这里任岗，请找这里的网格员或楼长。")
        ),
        collects(survey, today),
    )


def collects(survey: Survey, today: date) -> Yes | No:
    return first_no(
        only_if(survey.status == S.OPEN, _("这份问卷现在不收。")),
        only_if(survey.opens_on <= today, _("%(day)s 起可以答。") % {"day": survey.opens_on}),
        only_if(today <= survey.closes_on, _("这份问卷 %(day)s 收完了。") % {"day": survey.closes_on}),
    )


def may_answer(
    survey: Survey, *, known: bool, lives_here: bool, invited: bool, of_age: bool, answered: bool, today: date
) -> Yes | No:
    """For oneself. `known`: signed in as a person."""
    everyone = survey.open_to == Survey.OpenTo.EVERYONE
    return first_no(
        collects(survey, today),
        only_if(everyone or known, _("先登录，认一认您是哪一家，再来答。")),
        only_if(not answered, _("您答过了，谢谢。每人只答一次。")),
        only_if(survey.open_to != Survey.OpenTo.RESIDENTS or lives_here, _("这份问卷问的是住在%(place)s的人。") % {"place": survey.place}),
        only_if(survey.open_to != Survey.OpenTo.SAMPLE or invited, _("这份问卷只请抽到的人答。想说的话可以找您的网格员。")),
        only_if(
            everyone or of_age,
            _("这份问卷问的是 %(low)s 岁以上的人。") % {"low": survey.age_from}
            if survey.age_to >= 120
            else _("这份问卷问的是 %(low)s 到 %(high)s 岁的人。") % {"low": survey.age_from, "high": survey.age_to},
        ),
    )  # fmt: skip


def may_write(me: Standing, survey: Survey) -> Yes | No:
    return first_no(
        may_keep(me, survey.place.path),
        only_if(survey.status == S.DRAFT, _("已经开始收，题目不能再改：先后答的要是同一份问卷。")),
    )


def may_open(me: Standing, survey: Survey, questions: int) -> Yes | No:
    return first_no(
        may_keep(me, survey.place.path),
        only_if(can(survey.status, flow.OPEN), _("这份问卷已经开始收了。")),
        only_if(questions > 0, _("还没有题目。至少写一题再开始收。")),
    )


def may_invite(me: Standing, survey: Survey) -> Yes | No:
    return first_no(
        may_keep(me, survey.place.path),
        only_if(survey.open_to == Survey.OpenTo.SAMPLE, _("这份问卷不抽签，住在这里的人都能答。")),
        only_if(survey.status == S.OPEN, _("开始收以后才抽签。")),
    )


def may_close(me: Standing, survey: Survey, *, unsettled: int) -> Yes | No:
    return first_no(
        may_keep(me, survey.place.path),
        only_if(can(survey.status, flow.CLOSE), _("这份问卷不在收。")),
        only_if(unsettled == 0, _("还有 %(number)s 张纸没有核好，先核好再收完。") % {"number": unsettled}),
    )


def may_publish(me: Standing, survey: Survey, findings: int) -> Yes | No:
    return first_no(
        may_keep(me, survey.place.path),
        only_if(can(survey.status, flow.PUBLISH), _("收完以后才公布。")),
        only_if(findings > 0, _("先写一条“大家说的、我们做的”，再公布。")),
    )


def may_add_finding(me: Standing, survey: Survey) -> Yes | No:
    return first_no(
        may_keep(me, survey.place.path), only_if(survey.status in (S.CLOSED, S.PUBLISHED), _("收完以后才知道大家说了什么。"))
    )


def may_read_second(me: Standing, paper: Paper) -> Yes | No:
    return only_if(me.person_id is not None and me.person_id != paper.first_by_id, _("第二遍请另一位来录，才能对得出错。"))
