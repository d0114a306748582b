"""Who does what with a project that was awarded. The team does, whoever runs it looks and decides; never both the same person."""

from calendar import monthrange
from datetime import date

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import Step, can
from mulin.organisations.queries import Standing
from mulin.projects.flow import project as flow
from mulin.projects.models import Income, Instalment, Midterm, PlanChange, Project, ProjectMilestone, Receipt

from .who import commissions, may_run, runs

S = Project.Stage
AT_WORK = (S.RUNNING.value, S.PAUSED.value, S.CLOSING.value)


def may_work(me: Standing, project: Project, *, in_team: bool) -> Yes | No:
    """The team; and who runs the project may write down what the team brings to the counter."""
    return only_if(in_team or runs(me, project) or commissions(me, project), _("这里由项目团队来填，也可以请工作人员代为登记。"))


def may_look(me: Standing, project: Project) -> Yes | No:
    """At the desk: who runs it, who commissioned it, and its mentor."""
    mentors = me.person_id is not None and me.person_id == project.mentor_id
    return only_if(runs(me, project) or commissions(me, project) or mentors, _("这个项目由它的运营单位和社区来管。"))


def may_sign_for_team(me: Standing, project: Project, *, signed: bool, is_lead: bool) -> Yes | No:
    """The lead; or, in front of a worker, the lead by the worker's hand. Who signs for the other side does not sign here."""
    return first_no(
        only_if(
            is_lead or runs(me, project) or commissions(me, project), _("协议由项目负责人来签，也可以到服务台请工作人员代签。")
        ),
        only_if(project.stage == S.AWARDED, _("协议已经签好，或项目已经终止。")),
        only_if(not signed, _("团队已经签过，等另一方签。")),
    )


def may_sign_for_operator(me: Standing, project: Project, *, signed: bool, in_team: bool, team_signer: int | None) -> Yes | No:
    return first_no(
        may_run(me, project),
        only_if(not in_team, _("您在项目团队里，请另一位来签。")),
        only_if(project.stage == S.AWARDED, _("协议已经签好，或项目已经终止。")),
        only_if(not signed, _("这一方已经签过。")),
        only_if(team_signer != me.person_id, _("团队一方是您代签的，这一方请另一位来签。")),
    )


def may_move(me: Standing, project: Project, move: Step, *, in_team: bool) -> Yes | No:
    """Pause, resume, stop: who runs it or stands above, never one of the team."""
    return first_no(
        only_if(runs(me, project) or commissions(me, project), _("这一步由运营单位或社区来办。")),
        only_if(not in_team, _("您在项目团队里，请另一位来办。")),
        only_if(can(project.stage, move), _("它的状态已经变了，请刷新后再看。")),
    )


def may_show(me: Standing, milestone: ProjectMilestone, *, in_team: bool) -> Yes | No:
    return first_no(
        may_work(me, milestone.project, in_team=in_team),
        only_if(milestone.project.stage == S.RUNNING, _("项目进行中才能报里程碑。")),
        only_if(milestone.done_at is None, _("这个里程碑已经核过。")),
    )


def may_verify(me: Standing, milestone: ProjectMilestone, *, in_team: bool) -> Yes | No:
    return first_no(
        may_run(me, milestone.project),
        only_if(not in_team, _("您在项目团队里，请另一位来核。")),
        only_if(me.person_id != milestone.shown_by_id, _("这个里程碑是您代报的，请另一位来核。")),
        only_if(milestone.shown_at is not None, _("团队报了完成，才能核。")),
        only_if(milestone.done_at is None, _("这个里程碑已经核过。")),
        only_if(milestone.project.stage == S.RUNNING, _("项目进行中才能核里程碑。")),
    )


def may_ask_instalment(me: Standing, instalment: Instalment, *, in_team: bool) -> Yes | No:
    return first_no(
        may_run(me, instalment.project),
        only_if(not in_team, _("您在项目团队里，请另一位来申请。")),
        only_if(instalment.state == Instalment.State.DUE, _("里程碑核过以后才能申请这一期，申请过的不用再申请。")),
        only_if(instalment.project.stage in (S.AGREED, S.RUNNING), _("项目进行中才能申请付款。")),
    )


def may_enter(me: Standing, project: Project, *, in_team: bool) -> Yes | No:
    """Receipts, own money, reports, changes."""
    return first_no(
        may_work(me, project, in_team=in_team), only_if(project.stage in AT_WORK, _("项目进行中才能登记。")),
    )  # fmt: skip


def may_decide_receipt(me: Standing, receipt: Receipt, *, in_team: bool) -> Yes | No:
    return first_no(
        may_run(me, receipt.project),
        only_if(not in_team, _("您在项目团队里，请另一位来核对。")),
        only_if(me.person_id not in (receipt.by_id, receipt.helped_by_id), _("这张票据是您登记的，请另一位来核对。")),
        only_if(receipt.state == Receipt.State.ENTERED, _("这张票据已经核对过。")),
    )


def may_reverse_receipt(me: Standing, receipt: Receipt, *, in_team: bool) -> Yes | No:
    return first_no(
        may_run(me, receipt.project),
        only_if(not in_team, _("您在项目团队里，请另一位来冲正。")),
        only_if(receipt.state == Receipt.State.ACCEPTED, _("入了账的票据才能冲正。")),
        only_if(receipt.project.stage in AT_WORK, _("项目已经结题或终止，账不能再动。")),
    )


def may_accept_income(me: Standing, income: Income, *, in_team: bool) -> Yes | No:
    return first_no(
        may_run(me, income.project),
        only_if(not in_team and me.person_id != income.by_id, _("自筹和赞助由没有登记它的另一位来核对。")),
        only_if(income.approved_at is None, _("这一笔已经核对过。")),
        only_if(income.project.stage in AT_WORK, _("项目进行中才能入账。")),
    )


def may_answer_change(me: Standing, change: PlanChange, *, in_team: bool) -> Yes | No:
    return first_no(
        may_run(me, change.project),
        only_if(not in_team and me.person_id != change.asked_by_id, _("改计划由没有提出它的另一位来批。")),
        only_if(change.state == PlanChange.State.ASKED, _("这次改动已经答复过。")),
    )


def may_review_midterm(me: Standing, project: Project, *, in_team: bool) -> Yes | No:
    """Who runs it, or its mentor."""
    mentors = me.person_id is not None and me.person_id == project.mentor_id
    return first_no(
        only_if(runs(me, project) or commissions(me, project) or mentors, _("中期评估由运营单位、社区或项目导师来写。")),
        only_if(not in_team, _("您在项目团队里，请另一位来评。")),
        only_if(project.stage in (S.RUNNING, S.PAUSED), _("项目进行中才有中期评估。")),
    )


def may_finish(me: Standing, project: Project, *, in_team: bool, waiting: int) -> Yes | No:
    """`waiting`: receipts, income and changes nobody has looked at."""
    return first_no(
        may_work(me, project, in_team=in_team),
        only_if(can(project.stage, flow.FINISH), _("进行中的项目才能申请结题。")),
        only_if(not waiting, _("还有票据、收入或改动没有核对完，核对完再结题。")),
    )


def may_close(me: Standing, project: Project, *, in_team: bool, asked_by: int | None, waiting: int, owed: str) -> Yes | No:
    """`owed`: what is still to be returned, said in 元; empty: nothing."""
    return first_no(
        may_run(me, project),
        only_if(not in_team and me.person_id != asked_by, _("结题由没有提出它的另一位来核。")),
        only_if(can(project.stage, flow.CLOSE), _("团队申请结题以后才能核。")),
        only_if(not waiting, _("还有票据、收入或改动没有核对完，核对完再结题。")),
        only_if(not owed, _("还有 %(owed)s 没有退回基金。资金管理员登记退回以后再结题。") % {"owed": owed}),
    )


def may_evaluate(me: Standing, project: Project, *, in_team: bool, lives_here: bool, is_juror: bool, done: bool) -> Yes | No:
    return first_no(
        only_if(project.stage in (S.CLOSING, S.CLOSED), _("结题的时候请大家评价。")),
        only_if(not in_team, _("自己的项目请别人来评。")),
        only_if(lives_here or is_juror, _("由本社区的居民和评审来评价。")),
        only_if(not done, _("您已经评价过，谢谢。")),
    )


def within_line(amount: int, left: int, agreed: int, *, over: bool, name: str, left_said: str) -> Yes | No:
    """`left` and `agreed` of the line in 分; `over`: an approved change of plan lets it go a tenth over."""
    room = left + (agreed // 10 if over else 0)
    return only_if(
        amount <= room,
        _("“%(line)s”只剩 %(left)s。先申请改计划，两方同意以后再登记。") % {"line": name, "left": left_said},
    )


def verdict_stops(verdict: str) -> bool:
    return verdict == Midterm.Verdict.STOP


def is_late(ends: date, on: date) -> bool:
    """Disclosed later than three months after the end (慈善法)."""
    month = ends.month + 3
    year, month = ends.year + (month - 1) // 12, (month - 1) % 12 + 1
    return on > date(year, month, min(ends.day, monthrange(year, month)[1]))
