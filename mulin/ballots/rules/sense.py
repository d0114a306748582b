"""Whether the parts of a rule set go together. One sentence for the first that does not, else nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .rule_set import RuleSet

HEADS = {"person", "household", "unit", "member"}
TIE_BREAKS = {
    "motion": {"none"},
    "single": {"none", "lot", "run_off"},
    "approval": {"none", "lot"},
    "score": {"none", "lot"},
    "ranking": {"none", "lot"},
    "seats": {"none", "lot", "run_off"},
    "budget": {"list"},
}


WHOLE = ("most", "scale", "quota", "least", "notice_days", "run_off_extra")


def nonsense(one: "RuleSet") -> str:
    for name in WHOLE:
        if type(getattr(one, name)) is not int and (name, getattr(one, name)) != ("most", None):
            return _("%(name)s 要写成整数。") % {"name": name}
    return next(_wrong(one), "")


def _wrong(one: "RuleSet") -> Iterator[str]:
    from .rule_set import ADJUSTABLE, Method

    if one.method not in get_args(Method):
        yield _("不认识这种表决方法：%(method)s。") % {"method": one.method}
        return
    if one.until is not None and one.until <= one.in_force:
        yield _("失效日期要晚于生效日期。")
    if not one.heads or not set(one.heads) <= HEADS:
        yield _("heads 只能是 person、household、unit、member。")
    if one.tie_break not in TIE_BREAKS[one.method]:
        yield _("这种方法不能这样处理平票：%(how)s。") % {"how": one.tie_break}
    if one.status not in ("sure", "unsure") or one.secrecy not in ("secret", "named", "either"):
        yield _("status 或 secrecy 的值不认识。")
    thresholds = (*one.participation, *one.approval)
    by_area = any(each.of == "area" for each in thresholds)
    if by_area and (one.secrecy != "named" or one.heads != ("unit",)):
        yield _("按面积计算的表决要记名、按房屋登记：面积会透露是谁投的票。")
    if by_area and any(each.base == "present" for each in thresholds):
        yield _("到会的只数人数，不能和面积的门槛放在一起。")
    if any(each.base != "entitled" for each in one.participation):
        yield _("参加表决的门槛以全体为基数。")
    if one.method == "motion" and not one.approval:
        yield _("议案要写明同意票的门槛。")
    if one.method == "budget":
        yield from _wrong_budget(one)
    elif one.budget or one.completion != "none" or one.step is not None:
        yield _("只有预算表决才有 budget、completion、step。")
    if one.method == "score" and one.scale < 1:
        yield _("打分要写明最高分 scale。")
    if one.most is not None and one.most < 1:
        yield _("most 至少是 1。")
    if one.quota < 0 or bool(one.quota) > bool(one.quota_group) or (one.quota and one.method != "seats"):
        yield _("名额保障要写明组别，只用于按席位选举。")
    if one.tie_break == "run_off" and not one.run_off:
        yield _("平票再选一轮时，要写明第二轮用哪套规则。")
    if one.run_off_extra < 0 or one.notice_days < 0 or one.least < 0:
        yield _("天数和人数不能小于 0。")
    if not set(one.adjustable) <= set(ADJUSTABLE):
        yield _("可另设的项只能是：%(names)s。") % {"names": ", ".join(ADJUSTABLE)}


def _wrong_budget(one: "RuleSet") -> Iterator[str]:
    if one.budget not in ("greedy", "equal-shares"):
        yield _("预算表决要写明 greedy 或 equal-shares。")
    if one.completion not in ("none", "add1") or (one.completion == "add1") != (one.step is not None):
        yield _("add1 要写明步长 step，没有 add1 就没有步长。")
    if one.completion == "add1" and one.budget != "equal-shares":
        yield _("只有均等份额法才有 add1。")
    if one.step is not None and not 0 < one.step <= 1:
        yield _("步长是第一份份额的一部分，要大于 0，不超过 1。")
    if one.participation or one.approval:
        yield _("预算表决不设参加和同意的门槛。")
