"""A whole rule set in plain words, one sentence a line, so that who votes knows how it will be counted."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mulin.ballots.rules.rule_set import RuleSet, Threshold


def lines(rules: RuleSet, *, head: str, seats: int = 1) -> list[str]:
    return [*_parts(rules, head, seats)]


def _parts(rules: RuleSet, head: str, seats: int) -> Iterator[str]:
    for one, both in merged(rules.participation):
        yield _("参与：%(part)s，这次表决才有效。") % {"part": _part(one, head, both)}
    if rules.method == "motion":
        for one, both in merged(rules.approval):
            yield _("通过：同意的要%(part)s。") % {"part": _part(one, head, both)}
        if any(one.more_than is not None for one in rules.approval):
            yield _("“超过”不含本数：刚好等于不算。")
        if any(one.at_least is not None for one in (*rules.participation, *rules.approval)):
            yield _("“达到”含本数：刚好等于就算。")
    else:
        yield from _choosing(rules, head, seats)
    yield _("弃权算参与，不算同意任何一项。")
    if rules.invalid_takes_part:
        yield _("无效的纸质票算参与。")
    else:
        yield _("无效的纸质票不算参与，单独列出。")
    if rules.notice_days:
        yield ngettext("投票前至少公示 %(n)s 天。", "投票前至少公示 %(n)s 天。", rules.notice_days) % {"n": rules.notice_days}
    if rules.method != "motion" and rules.method != "budget":
        yield _tie(rules)
    if rules.by_unit:
        yield _("结果逐户公布：每套房的面积和意见谁都能看到、能加总。")


def _choosing(rules: RuleSet, head: str, seats: int) -> Iterator[str]:
    if rules.method in ("single", "approval"):
        yield ngettext("得票最多的一项当选。", "得票最多的 %(n)s 项当选。", seats) % {"n": seats}
    elif rules.method == "score":
        yield _("各项的分数相加，总分最高的当选。")
    elif rules.method == "ranking":
        yield _(
            "先数每张票排在第一的。有一项超过一半就当选；没有，就淘汰最少的一项，把这些票转给各自排在后面的一项，再数，直到有一项超过一半。"
        )
    elif rules.method == "seats":
        yield ngettext("选 %(n)s 名，得票多的当选。", "选 %(n)s 名，得票多的当选。", seats) % {"n": seats}
    elif rules.budget == "greedy":
        yield _("按得票从多到少，一项一项地买，直到钱用完。")
        yield _("放不下的跳过，看下一项。") if rules.skips else _("遇到放不下的就停。")
    elif rules.budget == "equal-shares":
        yield _(
            "把钱平均分给每一位投票的人。一个项目只由选了它的人一起付，各付一样多，钱不够的付完为止；每次先买每人付得最少的那个。"
        )
        yield _("这样，不管您选的项目热门还是冷门，您手里的那一份都同样管用。")
        if rules.completion == "add1":
            yield _("买完还有余钱，就把每人的份额一点一点加大，重新算，直到再加就超出总额。")
        yield _("每人付得一样少的，先看票多，再看花钱少，再看公布的次序。")
    for one, both in merged(rules.approval):
        yield _("当选的还要：得票%(part)s。") % {"part": _part(one, head, both)}
    if rules.least:
        yield ngettext("不到 %(n)s 票的项目不买。", "不到 %(n)s 票的项目不买。", rules.least) % {"n": rules.least}
    if rules.quota:
        yield ngettext(
            "至少 %(n)s 名是女性，没有合适的就空着，不给别人。", "至少 %(n)s 名是女性，没有合适的就空着，不给别人。", rules.quota
        ) % {"n": rules.quota}
    if rules.run_off:
        yield _("没选满，得票靠前的再选一次。")


def _tie(rules: RuleSet) -> str:
    return {
        "lot": _("票数相同，由公开的抽签决定：种子在投票前就定下并公布了它的指纹，事后谁都能再抽一遍。"),
        "run_off": _("票数相同，相同的几项再选一次。"),
        "list": _("票数相同，按公布的次序。"),
        "none": _("票数相同，就没有选出。"),
    }[rules.tie_break]


def merged(thresholds: tuple[Threshold, ...]) -> list[tuple[Threshold, bool]]:
    """Each once; with whether the same is asked of area and of heads."""
    asked: dict[tuple[object, ...], list[Threshold]] = {}
    for one in thresholds:
        asked.setdefault((one.base, one.more_than, one.at_least), []).append(one)
    return [(some[0], {one.of for one in some} == {"area", "heads"}) for some in asked.values()]


def _part(one: Threshold, head: str, both: bool) -> str:
    """ "达到全体面积的三分之二" """
    words = {"part": fraction(str(one.at)), "base": _base(one, head, both)}
    return _("超过%(base)s的%(part)s") % words if one.more_than is not None else _("达到%(base)s的%(part)s") % words


def _base(one: Threshold, head: str, both: bool) -> str:
    what = "both" if both else "area" if one.of == "area" else "households" if head == "household" else "heads"
    return {
        ("entitled", "both"): _("全体面积和人数"),
        ("entitled", "area"): _("全体面积"),
        ("entitled", "heads"): _("全体人数"),
        ("entitled", "households"): _("全体户数"),
        ("present", "both"): _("到会者面积和人数"),
        ("present", "area"): _("到会者面积"),
        ("present", "heads"): _("到会人数"),
        ("present", "households"): _("到会户数"),
        ("participating", "both"): _("参与者面积和人数"),
        ("participating", "area"): _("参与者面积"),
        ("participating", "heads"): _("参与人数"),
        ("participating", "households"): _("参与户数"),
        ("valid", "both"): _("有效票面积和票数"),
        ("valid", "area"): _("有效票面积"),
        ("valid", "heads"): _("有效票数"),
        ("valid", "households"): _("有效票数"),
    }[one.base, what]


def fraction(told: str) -> str:
    words = {"1/2": _("一半"), "2/3": _("三分之二"), "3/4": _("四分之三"), "4/5": _("五分之四")}
    return words.get(told, told)


def in_short(rules: RuleSet, head: str) -> str:
    """What decides, in one sentence, for the top of the page."""
    parts = [_part(one, head, both) for one, both in merged(rules.participation)]
    agreed = [_part(one, head, both) for one, both in merged(rules.approval)]
    said = pgettext("rule", "、").join(parts)
    if rules.method != "motion":
        return _("参与要%(parts)s，才算数。") % {"parts": said} if parts else ""
    asked = pgettext("rule", "、").join(agreed)
    if not parts:
        return _("同意的%(asked)s，才算通过。") % {"asked": asked}
    return _("参与要%(parts)s；同意的%(asked)s，才算通过。") % {"parts": said, "asked": asked}
