"""What is kept as a code, as people read it."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.ledger.queries import say
from mulin.projects.models import Line, PlanChange

FLAGS = {
    "unsigned": gettext_lazy("开始的日子过了，协议还没签"),
    "silent": gettext_lazy("四十五天没有报告"),
    "late": gettext_lazy("里程碑过期两周以上"),
    "overspent": gettext_lazy("有一项超出预算"),
    "ahead": gettext_lazy("钱用得比进度快"),
    "open": gettext_lazy("到期一个月还没结题"),
    "owes": gettext_lazy("终止了，还有钱没退回"),
    "undisclosed": gettext_lazy("结束三个月了，还没公开决算"),
}


def flag_words(codes: Iterable[str]) -> list[str]:
    return [str(FLAGS.get(code, code)) for code in codes]


def change_words(change: PlanChange) -> str:
    """In a sentence: what was, what is to be."""
    kind, before, after = change.what["kind"], change.what["before"], change.what["after"]
    if kind == "move":
        names = _names(change, after["from_line"], after["to_line"])
        said: dict[str, Any] = {"frm": names[0], "to": names[1], "amount": say(after["amount"], "cny")}
        return _("从“%(frm)s”挪 %(amount)s 到“%(to)s”") % said
    if kind == "over":
        return _("“%(line)s”最多多用一成") % {"line": _names(change, after["line"])[0]}
    said = {"before": before["day"], "after": after["day"], "n": after.get("number", "")}
    return (
        _("第 %(n)s 个里程碑从 %(before)s 改到 %(after)s") if kind == "due" else _("结束的日子从 %(before)s 改到 %(after)s")
    ) % said


def _names(change: PlanChange, *numbers: int) -> list[str]:
    names = dict(Line.objects.filter(project=change.project_id).values_list("number", "name"))
    return [names.get(number, "") for number in numbers]
