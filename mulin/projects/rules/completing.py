"""What an application still lacks, step by step: one list for the writer, the worker at the counter and the button that sends."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from mulin.projects.models import BODIES, Application, CallKind, Kind

from . import budget, plan, private_words

STEPS = ("who", "what", "plan", "money", "impact", "team", "papers")
STEP_NAMES = {
    "who": gettext_lazy("谁来做、在哪里"),
    "what": gettext_lazy("做什么、为了谁"),
    "plan": gettext_lazy("里程碑"),
    "money": gettext_lazy("预算"),
    "impact": gettext_lazy("加减乘除"),
    "team": pgettext_lazy("projects", "团队"),
    "papers": gettext_lazy("材料"),
}
FORM_STEPS = ("who", "what", "money", "plan", "impact")  # money before plan: the shares of milestones pay what is asked for


@dataclass(frozen=True)
class Sheet:
    """An application with what hangs on it, as the rules look at it."""

    application: Application
    marks: Sequence[plan.Mark] = ()
    items: Sequence[budget.Item] = ()
    promises: int = 0
    waiting: int = 0  # invitations without an answer
    papers: int = 0
    kinds: Mapping[str, CallKind] = field(default_factory=dict)  # whom the call takes
    cap: int = 0
    has_categories: bool = False


def missing(sheet: Sheet) -> dict[str, list[str]]:
    """{step: sentences}; steps without any are complete."""
    one = sheet.application
    found: dict[str, list[str]] = {step: [] for step in STEPS}
    for step in one.draft:
        if step in found:
            found[step].append(_("写了一半，有几处要改。"))
    _who(sheet, found["who"])
    _what(sheet, found["what"])
    if not sheet.marks:
        found["plan"].append(_("至少写一个里程碑：什么时候、做成什么样。"))
    else:
        found["plan"] += plan.wrong_marks(sheet.marks, one.starts, one.ends, budget.asked(sheet.items))
    if one.call.amount and not sheet.items:
        found["money"].append(_("写明要花哪些钱。不要资金的，写自筹的部分。"))
    found["money"] += budget.wrong(sheet.items, None, sheet.cap)
    if not sheet.promises:
        found["impact"].append(_("加减乘除至少写一样，并写明拿什么来证明。"))
    if one.call.needs_adviser and one.adviser_accepted_at is None:
        found["team"].append(_("这次征集要求有一位政治指导员，请邀请一位并等对方答应。"))
    if sheet.waiting:
        found["team"].append(_("还有 %(n)s 份邀请没有答复。等一等，或先取消。") % {"n": sheet.waiting})
    asked = sheet.kinds.get(one.kind)
    if asked is not None and asked.evidence and not sheet.papers:
        found["papers"].append(_("请附上：%(what)s。") % {"what": asked.said_evidence})
    return {step: list(dict.fromkeys(lines)) for step, lines in found.items() if lines}


def _who(sheet: Sheet, found: list[str]) -> None:
    one = sheet.application
    if one.kind not in sheet.kinds:
        found.append(_("这次征集不收%(kind)s的申请。") % {"kind": Kind(one.kind).label})
    if one.kind in BODIES and one.organisation_id is None and not one.club_name:
        found.append(_("请写单位的名称。"))
    elif one.kind != Kind.PERSON and one.kind not in BODIES and not one.club_name:
        found.append(_("请写团队或楼组的名称。"))
    if sheet.has_categories and one.category_id is None:
        found.append(_("请选一个类别。"))


def _what(sheet: Sheet, found: list[str]) -> None:
    one = sheet.application
    if not one.title or not one.words or not one.beneficiaries:
        found.append(_("请写项目的名称、做什么、为了谁。"))
    if one.starts is None or one.ends is None:
        found.append(_("请写从哪天做到哪天。"))
    else:
        found += plan.wrong_days(one.call, one.starts, one.ends)


def warned(texts: Iterable[str]) -> str:
    """About numbers of persons in words that everybody will read; empty: none. They may stay there if the writer says so."""
    numbers = private_words.found(texts)
    if not numbers:
        return ""
    return _("公开的文字里好像有身份证号或手机号：%(numbers)s。请删掉；确实要公开的，递交时勾选。") % {
        "numbers": "、".join(numbers)
    }
