"""The words of the agreement, out of the plan. Both sign exactly these."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from mulin.ledger.queries import say
from mulin.projects.models import Project
from mulin.projects.rules.shares import instalments


def words_of(project: Project) -> str:
    """Plain lines, in Chinese: one text, one fingerprint, whoever reads it."""
    with override("zh-hans"):
        return "\n".join(_lines(project))


def _lines(project: Project) -> list[str]:
    application = project.application
    marks = list(project.milestones.order_by("number"))
    lines = list(project.lines.order_by("number"))
    team = application.applicant if application else ""
    operator = project.operator.name if project.operator else project.community.name
    found = [
        _("项目协议 %(number)s") % {"number": project.number},
        _("项目：%(title)s") % {"title": project.title},
        _("甲方：%(operator)s") % {"operator": operator},
        _("乙方：%(team)s，负责人 %(lead)s") % {"team": team or _("个人"), "lead": project.lead.name},
        _("期间：%(since)s 至 %(until)s") % {"since": project.starts, "until": project.ends},
        _("一、要做什么"), project.words,
        _("二、做到什么程度"),
        *(
            _("%(n)s. %(name)s：%(measure)s，%(due)s 前完成") % {"n": one.number, "name": one.name, "measure": one.measure, "due": one.due}
            for one in marks
        ),
        _("三、资助和用途"),
    ]  # fmt: skip
    if project.awarded:
        parts = instalments(project.awarded, [one.share for one in marks])
        found.append(_("资助 %(amount)s，分期支付：") % {"amount": say(project.awarded, "cny")})
        if parts[0]:
            found.append(_("签协议后 %(amount)s") % {"amount": say(parts[0], "cny")})
        found += [
            _("“%(name)s”核过以后 %(amount)s") % {"name": mark.name, "amount": say(part, "cny")}
            for mark, part in zip(marks, parts[1:], strict=True)
            if part
        ]
    else:
        found.append(_("没有资金，以其他方式支持。"))
    found += [_("预算 %(name)s %(amount)s") % {"name": one.name, "amount": say(one.amount, "cny")} for one in lines]
    return [
        *found,
        _("四、约定"),
        _("每笔支出凭票据登记，由甲方核对后入账；不超过预算，要调整先申请，两方同意后再用。"),
        _("每月报告两句话；停止或结题时，没有用完的钱退回基金，决算与账本一致，向居民公开。"),
    ]
