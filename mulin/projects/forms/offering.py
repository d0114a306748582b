"""An offer: how it is done, and its hardware and software, a line each."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.projects.actions.proposals import Item
from mulin.projects.models import ProposalItem

LINES, MORE = 6, 2


class OfferForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("怎么做"), widget=forms.Textarea(attrs={"rows": 6}), max_length=4000,
        help_text=gettext_lazy("照对方的情况写：分几步、各要多久、谁来做、以后怎么维护。"),
    )  # fmt: skip


class ItemForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("硬件还是软件"), choices=ProposalItem.Kind)
    name = forms.CharField(label=gettext_lazy("品名"), max_length=80, required=False)
    quantity = forms.IntegerField(label=gettext_lazy("数量"), min_value=1, max_value=1_000_000, required=False)
    price = forms.DecimalField(
        label=gettext_lazy("单价（元）"), min_value=Decimal(0), max_value=Decimal(100_000_000), decimal_places=2, required=False
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        filled = [bool(said.get("name")), said.get("quantity") is not None, said.get("price") is not None]
        if any(filled) and not all(filled):
            raise forms.ValidationError(_("一项要写全：品名、数量、单价。"))
        return said

    def item(self) -> Item | None:
        said = self.cleaned_data
        if not said.get("name"):
            return None
        return Item(said["kind"], said["name"], said["quantity"], int(said["price"] * 100))


def item_forms(data: Any, items: Sequence[ProposalItem]) -> list[ItemForm]:
    """The lines there are and some empty ones."""
    first: list[dict[str, Any]] = [
        {"kind": one.kind, "name": one.name, "quantity": one.quantity, "price": Decimal(one.unit_price) / 100} for one in items
    ]
    number = max(LINES, len(first) + MORE)
    rows: list[dict[str, Any]] = [
        *first,
        *({"kind": "hardware" if at % 2 == 0 else "software"} for at in range(number - len(first))),
    ]
    return [ItemForm(data, prefix=f"item{at}", initial=row) for at, row in enumerate(rows)]
