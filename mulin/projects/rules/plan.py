"""The days of a plan: inside the call's, milestones inside the plan's, their shares a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from mulin.projects.models import Call

MOST_MILESTONES = 12


@dataclass(frozen=True)
class Mark:
    name: str
    due: date
    measure: str
    share: int = 0


def wrong_days(call: Call, starts: date, ends: date) -> list[str]:
    found = []
    if ends < starts:
        found.append(_("结束的日子要晚于开始的日子。"))
    if starts < call.runs_from or ends > call.runs_until:
        found.append(
            _("这次征集的项目要在 %(since)s 到 %(until)s 之间做完。")
            % {"since": call.runs_from.isoformat(), "until": call.runs_until.isoformat()}
        )
    return found


def wrong_marks(marks: Sequence[Mark], starts: date | None, ends: date | None, asked: int) -> list[str]:
    """`asked` in 分: where there is money, the shares say when it is paid."""
    found = []
    for number, mark in enumerate(marks, 1):
        if ends is not None and mark.due > ends:
            found.append(_("第 %(n)s 个里程碑在 %(due)s，项目 %(ends)s 就结束了。") % _days(number, mark, ends))
        elif starts is not None and mark.due < starts:
            found.append(_("第 %(n)s 个里程碑在 %(due)s，项目 %(ends)s 才开始。") % _days(number, mark, starts))
    shares = sum(mark.share for mark in marks)
    if asked and shares != 100:
        found.append(_("各里程碑的付款比例加起来要正好 100%%，现在是 %(sum)s%%。") % {"sum": shares})
    return found


def _days(number: int, mark: Mark, day: date) -> dict[str, object]:
    return {"n": number, "due": mark.due.isoformat(), "ends": day.isoformat()}
