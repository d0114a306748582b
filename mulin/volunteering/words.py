"""What the ledger reads where a name or a reason of ours is kept as a code, and where the desk reads what an entry stands for."""

from django.utils.translation import gettext_lazy as _

from mulin.ledger.models import source, word

REASONS = {
    "volunteering.bank": _("时间银行"),
    "volunteering.pool": _("爱心池"),
    "volunteering.issued": _("服务产生的时间"),
    "volunteering.served": _("%s，已确认"),
    "volunteering.corrected": _("服务记录更正"),
    "volunteering.to_pool": _("捐给爱心池"),
    "volunteering.to_neighbour": _("捐给邻居"),
    "volunteering.help": _("为请人帮忙留出"),
    "volunteering.expired": _("%s 个月没有用，按规则转入爱心池"),
    "volunteering.millet": _("小米粒积分"),
    "volunteering.points_issued": _("发放的积分"),
    "volunteering.points_redeemed": _("兑换掉的积分"),
    "volunteering.order": _("兑换：%s"),
    "volunteering.withdrawn": _("来源已撤回"),
    "volunteering.reopened": _("事项重办"),
    "volunteering.work_withdrawn": _("作品撤回"),
    # of what earned points, by the kinds of rules.points
    "volunteering.award.shift": _("志愿服务：%s"),
    "volunteering.award.lesson": _("给邻居讲课：%s"),
    "volunteering.award.report": _("上报的事解决了：%s"),
    "volunteering.award.activity": _("参加活动：%s"),
    "volunteering.award.work": _("给征集投稿：%s"),
    "volunteering.award.selected": _("征集的作品入选：%s"),
    "volunteering.award.appeal": _("申诉后补记：%s"),
}
DESK = "/desk/volunteering"
SOURCES = {
    "volunteering.record": (_("服务记录"), f"{DESK}/records/{{ref}}/"),
    "volunteering.donation": (_("捐出时间"), ""),
    "volunteering.help": (_("请人帮忙"), ""),
    "volunteering.expiry": (_("到期转入爱心池"), f"{DESK}/bank/expiring/"),
    "volunteering.appeal": (_("积分申诉"), f"{DESK}/points/appeals/{{ref}}/"),
    "volunteering.order": (_("积分兑换"), f"{DESK}/orders/{{ref}}/"),
    "matters.matter": (_("上报的事解决了"), ""),
    "activities.attendance": (_("参加活动"), ""),
    "activities.submission": (_("给征集投稿"), ""),
}


def teach() -> None:
    for code, sentence in REASONS.items():
        word(code, sentence)
    for kind, (called, url) in SOURCES.items():
        source(kind, called, url)
