"""Who may prepare, open, extend, cancel a call; who asks and answers. Every answer carries the reason a button shows."""

from datetime import datetime
from typing import Protocol

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.organisations.queries import Standing
from mulin.projects.flow import call as flow
from mulin.projects.models import Call, Question

from .applying import said
from .who import KEEPERS, commissions, may_run, runs

S = Call.Stage


def may_prepare(me: Standing, path: str) -> Yes | No:
    return only_if(me.holds(KEEPERS, over=path), _("征集由这里的社区工作者、居委会主任、社区书记来办。"))


def may_prepare_any(me: Standing) -> Yes | No:
    """Anywhere."""
    return only_if(bool(me.paths(KEEPERS)), _("征集由这里的社区工作者、居委会主任、社区书记来办。"))


def may_look(me: Standing, call: Call) -> Yes | No:
    return only_if(runs(me, call) or commissions(me, call), _("这次征集由它的运营机构和社区办理。"))


def may_change(me: Standing, call: Call) -> Yes | No:
    return first_no(may_look(me, call), only_if(call.stage == S.DRAFT, _("发布以后，规则和金额不再改。截止时间可以往后延。")))


class Kept(Protocol):
    """Money that lies aside in a fund; `ready`: two have said yes. 分."""

    @property
    def amount(self) -> int: ...

    @property
    def ready(self) -> bool: ...


def may_change_money(me: Standing, call: Call, kept: Kept | None) -> Yes | No:
    return first_no(may_change(me, call), only_if(kept is None or not kept.ready, _("资金已经留出，金额不能再改。")))


def may_name_operator(me: Standing, call: Call) -> Yes | No:
    return first_no(
        only_if(commissions(me, call), _("运营机构由社区来定。")), only_if(call.stage == S.DRAFT, _("发布以后，运营机构不再换。"))
    )


def may_open(me: Standing, call: Call, *, kinds: int, criteria: int, kept: Kept | None, at: datetime) -> Yes | No:
    """The guard of the budget: money is promised only when it lies aside in a fund."""
    jury = call.choice in (Call.Choice.JURY, Call.Choice.BOTH)
    return first_no(
        may_look(me, call),
        only_if(can(call.stage, flow.OPEN), _("已经发布过了。")),
        only_if(kinds > 0, _("先写明哪几类人可以申请。")),
        only_if(not jury or criteria > 0, _("先写明评分的标准。")),
        only_if(call.choice not in (Call.Choice.BALLOT, Call.Choice.BOTH) or bool(call.rule_key), _("先选居民投票的规则。")),
        only_if(
            call.amount == 0 or (kept is not None and kept.ready), _("资金还没有在基金里留出。先申请留出，两人批准后再发布。")
        ),
        only_if(call.amount == 0 or kept is None or kept.amount == call.amount, _("留出的金额和这次征集的金额不一样。")),
        only_if(at < call.closes_at, _("截止时间已经过了，请往后改。")),
    )


def may_extend(me: Standing, call: Call, until: datetime | None = None) -> Yes | No:
    return first_no(
        may_run(me, call),
        only_if(call.stage == S.OPEN, _("征集中才能延期。")),
        only_if(until is None or until > call.closes_at, _("截止时间只能往后延，现在是 %(at)s。") % {"at": said(call.closes_at)}),
    )


def may_cancel(me: Standing, call: Call) -> Yes | No:
    return first_no(
        only_if(commissions(me, call), _("取消征集由社区来定。")),
        only_if(can(call.stage, flow.CANCEL), _("结果已经定了，不能再取消。")),
    )


def may_clone(me: Standing, call: Call) -> Yes | No:
    return may_prepare(me, call.path)


def may_end(me: Standing, call: Call, running: int) -> Yes | No:
    """`running`: projects of this call that are not over yet."""
    return first_no(
        may_run(me, call),
        only_if(can(call.stage, flow.END), _("结果定了以后才能结束。")),
        only_if(running == 0, _("还有 %(n)s 个项目没有结题。") % {"n": running}),
    )


def may_ask(me: Standing, call: Call) -> Yes | No:
    return first_no(
        only_if(me.person_id is not None, _("请先登录并认证，工作人员才能答复您。")),
        only_if(call.stage in Call.GOING, _("这次征集已经结束。")),
    )


def may_answer_question(me: Standing, question: Question) -> Yes | No:
    return first_no(
        may_run(me, question.call),
        only_if(question.answer == "", _("已经答复过了。")),
        only_if(question.by_id is None or question.by_id != me.person_id, _("自己提的问题请另一位来答复。")),
    )
