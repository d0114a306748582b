"""What was counted, in sentences that anybody can check with pen and paper. Percentages are rounded down: what does not reach
two-thirds never looks as if it did."""

from collections.abc import Mapping
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from .counting import Explanation, Result, Round, Step


def step_words(step: Step, head: str = "person", name: str = "") -> str:
    """ "参与人数 540 人 ÷ 全体 812 人 = 66.50%；要达到 2/3，即 542 人：没有达到" `name`: of the option it is about."""
    words = {
        "what": name or (pgettext("step", "参与") if step.what == "participation" else pgettext("step", "同意")),
        "part": _amount(step.numerator, step, head),
        "base": base_words(step.base),
        "whole": _amount(step.denominator, step, head),
        "percent": percent(step.numerator, step.denominator),
        "threshold": step.threshold,
        "needed": _amount(step.needed, step, head),
        "reached": pgettext("threshold", "达到") if step.passed else pgettext("threshold", "没有达到"),
    }
    if step.more:
        return (
            _("%(what)s %(part)s ÷ %(base)s %(whole)s = %(percent)s；要超过 %(threshold)s，至少 %(needed)s：%(reached)s") % words
        )
    return _("%(what)s %(part)s ÷ %(base)s %(whole)s = %(percent)s；要达到 %(threshold)s，至少 %(needed)s：%(reached)s") % words


def base_words(base: str) -> str:
    return {
        "entitled": pgettext("base", "全体"),
        "present": pgettext("base", "到会"),
        "participating": pgettext("base", "参与"),
        "valid": pgettext("base", "有效票"),
    }[base]


def outcome_words(result: Result) -> str:
    return {
        "adopted": pgettext("outcome", "通过"),
        "rejected": pgettext("outcome", "未通过"),
        "chosen": pgettext("outcome", "已选出"),
        "partly": pgettext("outcome", "没有选满"),
        "tied": pgettext("outcome", "票数相同，未能选出"),
        "nobody": pgettext("outcome", "没有选出"),
        "too_few": pgettext("outcome", "参与不够，表决无效"),
    }[result.outcome]


def round_words(one: Round, names: Mapping[int, str]) -> str:
    """What followed from a round of the instant run-off."""
    said = {"out": pgettext("rule", "、").join(names[number] for number in one.out)}
    return {
        "most": _("有一项超过一半，当选。"),
        "nobody": _("没有一张票还能计入。"),
        "tie": _("并列最少，规则和抽签都分不出先后。"),
        "fewest": _("%(out)s 最少，淘汰。") % said,
        "earlier": _("并列最少，%(out)s 在之前的轮次里票少，淘汰。") % said,
        "lot": _("并列最少，抽签排在后面的 %(out)s 淘汰。") % said,
    }[one.why]


def explanation_words(one: Explanation, names: Mapping[int, str]) -> list[str]:
    """Why a project was bought or not, one sentence a line."""
    said = [
        ngettext("%(n)s 人支持，要花 %(cost)s 元。", "%(n)s 人支持，要花 %(cost)s 元。", one.votes)
        % {"n": one.votes, "cost": yuan(one.cost)}
    ]
    if one.bought and one.price:
        words = {"n": one.paid_in_full, "price": yuan(one.price), "place": one.bought}
        said.append(
            ngettext(
                "第 %(place)s 个买下：%(n)s 人各付 %(price)s 元。",
                "第 %(place)s 个买下：%(n)s 人各付 %(price)s 元。",
                one.paid_in_full,
            )
            % words
        )
        if one.paid_less:
            less = ngettext(
                "另有 %(n)s 人剩的钱不够，付出了剩下的全部。", "另有 %(n)s 人剩的钱不够，付出了剩下的全部。", one.paid_less
            )
            said.append(less % {"n": one.paid_less})
    elif one.bought:
        said.append(_("第 %(place)s 个选中：轮到时还有 %(left)s 元。") % {"place": one.bought, "left": yuan(one.left)})
    else:
        said.append(_why_not(one))
    if one.equals:
        equals = pgettext("rule", "、").join(names[number] for number in one.equals)
        said.append(_("和 %(equals)s 并列，按公布的次序先买。") % {"equals": equals})
    return said


def _why_not(one: Explanation) -> str:
    words = {"left": yuan(one.left or "0"), "short": yuan(one.cost - Fraction(one.left or 0), up=True), "cost": yuan(one.cost)}
    return {
        "no_votes": _("没有人选它。"),
        "supporters": _("没有买：支持它的人最后一共还剩 %(left)s 元，差 %(short)s 元。") % words,
        "least": _("没有选中：票数没有达到规则的下限。"),
        "amount": _("没有选中：轮到它时只剩 %(left)s 元，差 %(short)s 元。") % words,
        "ended": _("没有选中：前面已有项目放不下，到此为止。"),
    }[one.why_not]


def percent(part: int, whole: int) -> str:
    """Two decimals, rounded down."""
    hundredths = 10000 * part // whole if whole else 0
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def yuan(fen: int | str | Fraction, *, up: bool = False) -> str:
    """12,345.67, a fraction of a cent rounded down or up; no cents where there are none."""
    exact = Fraction(fen)
    whole, cents = divmod(exact.__ceil__() if up else exact.__floor__(), 100)
    return f"{whole:,}" + (f".{cents:02d}" if cents else "")


def _amount(number: int, step: Step, head: str) -> str:
    if step.of == "area":
        return _("%(n)s ㎡") % {"n": f"{number // 100:,}.{number % 100:02d}"}
    if head == "household":
        return ngettext("%(n)s 户", "%(n)s 户", number) % {"n": f"{number:,}"}
    return ngettext("%(n)s 人", "%(n)s 人", number) % {"n": f"{number:,}"}
