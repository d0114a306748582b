"""Money that is asked for: lines that add up and stay under the caps. All amounts in 分, no database."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from mulin.projects.models import BudgetLine, Call, CallCategory

MOST_LINES = 30


@dataclass(frozen=True)
class Item:
    name: str
    unit_price: int
    quantity: int
    unit: str = ""
    source: str = BudgetLine.Source.CALL.value

    @property
    def amount(self) -> int:
        return self.unit_price * self.quantity


def asked(lines: Sequence[Item]) -> int:
    """What the call shall pay."""
    return sum(line.amount for line in lines if line.source == BudgetLine.Source.CALL)


def total(lines: Sequence[Item]) -> int:
    return sum(line.amount for line in lines)


def cap_of(call: Call, category: CallCategory | None) -> int:
    """What one project gets at most; 0 where the call gives no money."""
    limits = [call.amount, call.each_most, category.cap if category else None]
    return min(limit for limit in limits if limit is not None)


def wrong(lines: Sequence[Item], stated: int | None, cap: int) -> list[str]:
    """Sentences that say what to change. `stated`: the sum that was written down, e.g. on paper; None: none was."""
    found, want = [], asked(lines)
    if stated is not None and stated != want:
        found.append(
            _("申请资助的各行加起来是 %(sum)s 元，您写的总额是 %(stated)s 元，对不上。请改其中一处。")
            % {"sum": yuan(want), "stated": yuan(stated)}
        )
    if cap == 0 and want:
        found.append(_("这次征集不给资金，请把各行改成自筹或赞助。"))
    elif want > cap:
        found.append(
            _("申请资助 %(sum)s 元，超过了上限 %(cap)s 元。请减少 %(over)s 元，或把一部分改成自筹。")
            % {"sum": yuan(want), "cap": yuan(cap), "over": yuan(want - cap)}
        )
    return found


def yuan(fen: int) -> str:
    """ "1234.50" without needless zeros."""
    whole, part = divmod(fen, 100)
    return f"{whole}.{part:02d}" if part else str(whole)
