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

from .fields import FIELDS
from .kinds import KINDS

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
OF_HOUSES: dict[tuple[str, str], Promise] = {
    ("tariff", "free"): gettext_lazy("无偿"), ("tariff", "low"): gettext_lazy("低偿"), ("tariff", "paid"): gettext_lazy("有偿"),
    ("course", "breakfast"): gettext_lazy("早餐"), ("course", "lunch"): gettext_lazy("午餐"),
    ("course", "dinner"): gettext_lazy("晚餐"), ("work", "all"): gettext_lazy("各工种合计"), ("work", "cleaner"): gettext_lazy("保洁"),
    ("work", "sanitation"): gettext_lazy("环卫"), ("work", "rider"): gettext_lazy("外卖骑手"),
    ("work", "courier"): gettext_lazy("快递"), ("work", "guard"): gettext_lazy("保安"),
    ("work", "other"): pgettext_lazy("outdoor work", "其他户外劳动"),
}  # fmt: skip
OF_TALKS: dict[tuple[str, str], Promise] = {
    ("way", "consensus"): pgettext_lazy("topic", "协商一致"), ("way", "ballot"): pgettext_lazy("topic", "表决"),
    ("way", "council"): pgettext_lazy("topic", "议事机构决议"), ("end", "done"): pgettext_lazy("topic", "已落实"),
    ("end", "stopped"): pgettext_lazy("topic", "已中止"),
}  # fmt: skip
VALUES: dict[tuple[str, str], Promise] = (
    OF_HOUSES
    | OF_TALKS
    | {
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
        ("deed", "work"): gettext_lazy("给征集投稿"),
        ("deed", "selected"): gettext_lazy("征集的作品入选"),
        ("per", "time"): gettext_lazy("每次"),
        ("per", "hour"): gettext_lazy("每小时"),
        ("secrecy", "secret"): pgettext_lazy("ballot", "无记名"),
        ("secrecy", "named"): pgettext_lazy("ballot", "记名"),
        ("objection", "add"): pgettext_lazy("objection", "漏登，请补上"),
        ("objection", "strike"): pgettext_lazy("objection", "不应登记，请划去"),
        ("objection", "correct"): pgettext_lazy("objection", "登记有误，请改正"),
        ("decision", "adopted"): gettext_lazy("表决通过了"),
        ("decision", "rejected"): gettext_lazy("表决没有通过"),
        ("decision", "chosen"): gettext_lazy("选出来了"),
        ("decision", "partly"): gettext_lazy("选出了一部分"),
        ("decision", "tied"): gettext_lazy("票数相同，还没有分出来"),
        ("decision", "nobody"): gettext_lazy("一项也没有选出来"),
        ("decision", "too_few"): gettext_lazy("参与的不够"),
        ("staff_earn", "none"): gettext_lazy("工作人员不计"),
        ("staff_earn", "off_hours"): gettext_lazy("工作人员下班后计"),
    }
)


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
