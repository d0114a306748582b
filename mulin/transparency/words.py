"""What a record says to people: the name of its kind, and of each field. What has no name here is shown as it is."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
KINDS: dict[str, Promise] = {
    "matters.reported": gettext_lazy("事项：收到上报"),
    "matters.closed": gettext_lazy("事项：办结"),
    "matters.reopened": gettext_lazy("事项：居民说还没解决，重办"),
    "funds.gift": gettext_lazy("基金：收到捐赠"),
    "funds.gift_taken_back": gettext_lazy("基金：撤回捐赠登记"),
    "funds.handout": gettext_lazy("基金：发放物品"),
    "funds.spending": gettext_lazy("基金：付款"),
    "funds.spending_taken_back": gettext_lazy("基金：冲正付款"),
    "funds.handout_taken_back": gettext_lazy("基金：冲正发放"),
    "funds.approval": gettext_lazy("基金：批准用款"),
    "funds.disclosure": gettext_lazy("基金：季度公示"),
    "activities.seed": gettext_lazy("活动抽签：事先公布的种子摘要"),
    "activities.drawn": gettext_lazy("活动抽签：结果"),
    "facilities.settlement": gettext_lazy("食堂：和运营单位的结算"),
    "facilities.tariff": gettext_lazy("场地：收费"),
    "facilities.tiers": gettext_lazy("食堂：老年优惠"),
    "facilities.quota": gettext_lazy("食堂：免费餐份数"),
    "facilities.closed": gettext_lazy("场地：关闭"),
    "facilities.reopened": gettext_lazy("场地：重新开放"),
    "volunteering.hours": gettext_lazy("志愿服务：时长确认"),
    "volunteering.hours_taken_back": gettext_lazy("志愿服务：时长撤回"),
    "volunteering.certificate": gettext_lazy("志愿服务：开具证明"),
    "volunteering.certificate_revoked": gettext_lazy("志愿服务：撤销证明"),
    "volunteering.donation": gettext_lazy("时间银行：捐出时间"),
    "volunteering.expiry": gettext_lazy("时间银行：到期转入爱心池"),
    "volunteering.bank_rules": gettext_lazy("时间银行：规则"),
    "volunteering.bank_month": gettext_lazy("时间银行：一个月的合计"),
    "volunteering.points_rule": gettext_lazy("积分：规则"),
    "volunteering.points_rule_ended": gettext_lazy("积分：规则停用"),
    "volunteering.honour": gettext_lazy("公益达人：授予"),
    "volunteering.honour_withdrawn": gettext_lazy("公益达人：撤下"),
}
FIELDS: dict[str, Promise] = {
    "number": gettext_lazy("编号"),
    "category": gettext_lazy("类别"),
    "opened": gettext_lazy("上报时间"),
    "due": gettext_lazy("应办结时间"),
    "closed": gettext_lazy("办结时间"),
    "in_time": gettext_lazy("按时办结"),
    "verdict": gettext_lazy("评价"),
    "words": gettext_lazy("原话"),
    "place": gettext_lazy("地点"),
    "fund": gettext_lazy("基金"),
    "amount": gettext_lazy("金额"),
    "good": gettext_lazy("物品"),
    "quantity": gettext_lazy("数量"),
    "purpose": gettext_lazy("用途"),
    "day": gettext_lazy("日期"),
    "approvals": gettext_lazy("几位批准"),
    "office": gettext_lazy("谁批准"),
    "quarter": gettext_lazy("季度"),
    "version": gettext_lazy("第几版"),
    "correction": gettext_lazy("为什么更正"),
    "opening": gettext_lazy("季初结余"),
    "income": gettext_lazy("收入"),
    "spent": gettext_lazy("支出"),
    "closing": gettext_lazy("季末结余"),
    "activity": gettext_lazy("活动"),
    "commitment": gettext_lazy("种子摘要"),
    "seed": gettext_lazy("种子"),
    "digest": gettext_lazy("名单摘要"),
    "entries": gettext_lazy("报名份数"),
    "placed": gettext_lazy("抽中份数"),
    "facility": gettext_lazy("哪个场地"),
    "room": gettext_lazy("哪个房间"),
    "operator": gettext_lazy("运营单位"),
    "portions": gettext_lazy("份数"),
    "owed": gettext_lazy("社区应付"),
    "tariff": gettext_lazy("怎么收费"),
    "an_hour": gettext_lazy("每小时"),
    "reductions": gettext_lazy("每份减多少"),
    "course": gettext_lazy("哪一餐"),
    "work": gettext_lazy("给谁"),
    "service": gettext_lazy("服务"),
    "minutes": gettext_lazy("分钟"),
    "month": gettext_lazy("月份"),
    "to": gettext_lazy("去向"),
    "name": gettext_lazy("姓名"),
    "content": gettext_lazy("做了什么"),
    "begins": gettext_lazy("开始时间"),
    "reason": gettext_lazy("原因"),
    "since": gettext_lazy("从哪天起"),
    "until": gettext_lazy("到哪天止"),
    "cap": gettext_lazy("每人最多分钟"),
    "group_only_donates": gettext_lazy("集体服务只能捐出"),
    "expires_after_months": gettext_lazy("几个月后过期"),
    "announced_days": gettext_lazy("提前几天通知"),
    "source": gettext_lazy("依据"),
    "needs": gettext_lazy("爱心池给谁用"),
    "granted": gettext_lazy("服务产生"),
    "taken_back": gettext_lazy("更正撤回"),
    "donated": gettext_lazy("捐出"),
    "helped": gettext_lazy("请人帮忙用掉"),
    "expired": gettext_lazy("到期转入爱心池"),
    "deed": gettext_lazy("做什么得积分"),
    "points": gettext_lazy("积分"),
    "per": gettext_lazy("怎么算"),
    "a_day": gettext_lazy("每人每天最多"),
    "a_month": gettext_lazy("每人每月最多"),
    "a_person": gettext_lazy("每人一共最多"),
    "staff_earn": gettext_lazy("工作人员"),
    "title": gettext_lazy("称号"),
    "year": gettext_lazy("年份"),
}
OF_HOUSES: dict[tuple[str, str], Promise] = {
    ("tariff", "free"): gettext_lazy("无偿"), ("tariff", "low"): gettext_lazy("低偿"), ("tariff", "paid"): gettext_lazy("有偿"),
    ("course", "breakfast"): gettext_lazy("早餐"), ("course", "lunch"): gettext_lazy("午餐"),
    ("course", "dinner"): gettext_lazy("晚餐"), ("work", "all"): gettext_lazy("各工种合计"), ("work", "cleaner"): gettext_lazy("保洁"),
    ("work", "sanitation"): gettext_lazy("环卫"), ("work", "rider"): gettext_lazy("外卖骑手"),
    ("work", "courier"): gettext_lazy("快递"), ("work", "guard"): gettext_lazy("保安"),
    ("work", "other"): pgettext_lazy("outdoor work", "其他户外劳动"),
}  # fmt: skip
VALUES: dict[tuple[str, str], Promise] = OF_HOUSES | {
    ("verdict", "good"): gettext_lazy("满意"),
    ("verdict", "fair"): gettext_lazy("一般"),
    ("verdict", "bad"): gettext_lazy("不满意"),
    ("verdict", ""): gettext_lazy("没有评价"),
    ("office", "chair"): gettext_lazy("委员会主任"),
    ("office", "member"): gettext_lazy("委员会委员"),
    ("office", "keeper"): gettext_lazy("资金管理员"),
    ("to", "pool"): gettext_lazy("爱心池"),
    ("to", "neighbour"): gettext_lazy("邻居"),
    ("service", "post"): gettext_lazy("微治岗"),
    ("service", "crossing"): gettext_lazy("护学岗"),
    ("service", "patrol"): gettext_lazy("平安巡逻"),
    ("service", "desk"): gettext_lazy("服务台值班"),
    ("service", "visit"): gettext_lazy("上门探访"),
    ("service", "teach"): gettext_lazy("讲课教学"),
    ("service", "event"): gettext_lazy("活动支持"),
    ("service", "other"): gettext_lazy("其他服务"),
    ("needs", "alone80"): gettext_lazy("80 岁以上独居"),
    ("needs", "hardship60"): gettext_lazy("60–79 岁困难"),
    ("needs", "disabled60"): gettext_lazy("60–79 岁失能或残疾"),
    ("needs", "carer"): gettext_lazy("特别困难的照护家庭"),
    ("deed", "shift"): gettext_lazy("志愿服务"),
    ("deed", "lesson"): gettext_lazy("给邻居讲课"),
    ("deed", "report"): gettext_lazy("上报的事解决了"),
    ("deed", "activity"): gettext_lazy("参加活动"),
    ("per", "time"): gettext_lazy("每次"),
    ("per", "hour"): gettext_lazy("每小时"),
    ("staff_earn", "none"): gettext_lazy("工作人员不计"),
    ("staff_earn", "off_hours"): gettext_lazy("工作人员下班后计"),
}


@dataclass(frozen=True)
class Line:
    name: str
    value: str
    is_instant: bool


def kind(key: str) -> str:
    return str(KINDS.get(key, key))


def lines(record: dict[str, Any]) -> list[Line]:
    """In the order of FIELDS, what has no name last."""
    order = {name: place for place, name in enumerate(FIELDS)}
    names = sorted(record, key=lambda name: order.get(name, len(order)))
    return [Line(str(FIELDS.get(name, name)), value(name, record[name]), _instant_in(record[name]) is not None) for name in names]


def value(name: str, one: Any) -> str:
    if isinstance(one, bool):
        return _("是") if one else _("否")
    if one is None:
        return _("没有")
    if isinstance(one, str):
        if (name, one) in VALUES:
            return str(VALUES[name, one])
        at = _instant_in(one)
        return instant(at) if at else one
    if isinstance(one, list):
        return _("、").join(value(name, each) for each in one)
    return str(one)


def _instant_in(one: Any) -> datetime | None:
    return parse_datetime(one) if isinstance(one, str) and INSTANT.fullmatch(one) else None


def instant(at: datetime) -> str:
    return date_format(localtime(at), _("Y年n月j日 H:i"))
