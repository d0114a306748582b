"""Options as rows of a form; more or fewer without JavaScript, several at once from a spreadsheet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from django.http import QueryDict
from django.utils.translation import gettext as _

from mulin.ballots.actions import OptionPlan
from mulin.ballots.models import Option

MOST = 200
FIRST = 3  # empty rows to begin with
WOMAN = "woman"


@dataclass(frozen=True)
class Row:
    """As typed; `error`: what to change in it."""

    name: str = ""
    name_en: str = ""
    words: str = ""
    cost: str = ""
    woman: bool = False
    error: str = ""
    photo: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.name or self.words or self.cost or self.photo or self.error)


@dataclass(frozen=True)
class Picture:
    """One that was uploaded with a row: the key of the kept file, or what is wrong with it."""

    key: str = ""
    error: str = ""


class OptionRows:
    """`costs`: a budget's; `group`: whether candidates are counted by sex."""

    def __init__(
        self, *, costs: bool, group: bool, data: QueryDict | None = None, kept: list[Option] | None = None,
        pictures: Mapping[int, Picture] | None = None,
    ):  # fmt: skip
        self.costs, self.group, self.rows = costs, group, [Row()] * FIRST
        if data is not None:
            self.rows = _pictured(_sent(data), pictures or {}, set(data.getlist("option_bare")))
            self._press(data)
        elif kept:
            self.rows = [
                Row(one.name, one.name_en, one.words, f"{Decimal(one.cost) / 100:f}" if one.cost else "", one.group == WOMAN, photo=one.photo)
                for one in kept
            ]  # fmt: skip

    def _press(self, data: QueryDict) -> None:
        """Buttons that change the rows and save nothing."""
        drop = str(data.get("drop", ""))
        if drop.isdecimal() and int(drop) < len(self.rows):
            del self.rows[int(drop)]
        if pasted := data.get("pasted", "").strip():
            self.rows = [row for row in self.rows if not row.is_empty] + _pasted(pasted)
        if "add" in data or not self.rows:
            self.rows.append(Row())
        self.rows = self.rows[:MOST]

    @property
    def numbered(self) -> list[tuple[int, Row]]:
        return list(enumerate(self.rows))

    def plans(self) -> list[OptionPlan] | None:
        """None: some row has to be changed, and says how."""
        made, checked = [], []
        for row in self.rows:
            if row.is_empty:
                continue
            cost = fen(row.cost) if self.costs else 0
            wrong = row.error
            if not row.name:
                wrong = _("请写名称。")
            elif len(row.name) > 100:
                wrong = _("名称最多 100 个字。")
            elif self.costs and not cost:
                wrong = _("请写花费（元），如 12000 或 12000.50。")
            checked.append(replace(row, error=wrong))
            made.append(
                OptionPlan(
                    row.name,
                    row.name_en,
                    row.words,
                    cost=cost or 0,
                    group=WOMAN if row.woman and self.group else "",
                    photo=row.photo,
                )
            )
        if any(row.error for row in checked):
            self.rows = checked
            return None
        return made


def _sent(data: QueryDict) -> list[Row]:
    names = data.getlist("option_name")
    columns = {key: data.getlist(f"option_{key}") for key in ("name_en", "words", "cost", "photo")}
    women = set(data.getlist("option_woman"))

    def at(key: str, place: int) -> str:
        return columns[key][place].strip() if place < len(columns[key]) else ""

    return [
        Row(name.strip(), at("name_en", n), at("words", n), at("cost", n), str(n) in women, photo=at("photo", n)) for n, name in enumerate(names[:MOST])
    ]  # fmt: skip


def _pictured(rows: list[Row], pictures: Mapping[int, Picture], bare: set[str]) -> list[Row]:
    """With what was uploaded; `bare`: rows that lose their picture."""
    made = [replace(row, photo="") if str(n) in bare else row for n, row in enumerate(rows)]
    for n, one in pictures.items():
        if n < len(made):
            made[n] = replace(made[n], photo=one.key or made[n].photo, error=one.error)
    return made


def _pasted(text: str) -> list[Row]:
    """Cells as a spreadsheet copies them: name, cost, words, English name."""
    cells = [[cell.strip() for cell in line.split("\t")] + [""] * 4 for line in text.splitlines() if line.strip()]
    return [
        Row(name[:100], english, words, cost.replace(",", "").replace("，", "")) for name, cost, words, english, *_rest in cells
    ]


def fen(yuan: str) -> int | None:
    """分; None: no sum."""
    try:
        exact = Decimal(yuan.replace(",", "").replace("，", "") or "x") * 100
    except InvalidOperation:
        return None
    return int(exact) if exact == exact.to_integral_value() and 0 < exact < 10**15 else None
