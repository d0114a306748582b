"""Inputs that several forms of this module have."""

from decimal import Decimal
from typing import Any

from django import forms


class YuanField(forms.DecimalField):
    """Typed in 元, cleaned to 分."""

    def __init__(self, *, label: Any, least: int = 1, **more: Any):
        super().__init__(label=label, min_value=Decimal(least) / 100, max_value=Decimal(10**8), decimal_places=2, **more)
        self.widget.attrs |= {"inputmode": "decimal", "step": "0.01"}

    def clean(self, value: Any) -> Any:
        yuan = super().clean(value)
        return None if yuan is None else int(yuan * 100)

    def prepare_value(self, value: Any) -> Any:
        """分 shown as 元; what somebody typed stays as it is."""
        return Decimal(value) / 100 if isinstance(value, int) else value


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def moment() -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def long(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})
