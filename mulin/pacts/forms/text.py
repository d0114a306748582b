"""The whole text on one page: what stands before, then one box a clause. An empty box is left out; the number orders."""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mulin.kernel.ui.whole import whole
from mulin.pacts.actions import Written
from mulin.pacts.models import Clause

SPARE = 3
MOST = 60


class TextForm(forms.Form):
    words = forms.CharField(
        label=_("条款前面的话"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("为什么要有这份公约。"),
    )
    words_en = forms.CharField(
        label=_("条款前面的话（英文）"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


@dataclass(frozen=True)
class Row:
    index: int
    number: str
    words: str
    words_en: str
    origin: int | None


def clause_rows(clauses: list[Clause]) -> list[Row]:
    """Those there are and some empty ones."""
    rows = [Row(i, str(one.number), one.words, one.words_en, one.origin_id) for i, one in enumerate(clauses)]
    return rows + [Row(len(rows) + i, "", "", "", None) for i in range(SPARE)]


def typed(posted: QueryDict) -> list[Row]:
    """As they were sent; lengths are cut, not refused."""
    rows = []
    for index in range(MOST):
        if f"words-{index}" not in posted:
            break
        number, origin = posted.get(f"number-{index}", ""), posted.get(f"origin-{index}", "")
        rows.append(
            Row(index, number[:4], posted.get(f"words-{index}", "")[:1000], posted.get(f"words_en-{index}", "")[:2000],
                whole(origin, None))
        )  # fmt: skip
    return rows


def written(rows: list[Row]) -> list[Written]:
    """In the order of their numbers; those without one come last, as they stand."""
    ordered = sorted(rows, key=lambda row: (int(row.number) if row.number.isdecimal() else MOST + row.index, row.index))
    return [Written(row.words, row.words_en, row.origin) for row in ordered]
