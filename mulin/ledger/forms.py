from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SpanForm(forms.Form):
    """From a day to a day; either may be left open. What is no day counts as open."""

    since = forms.DateField(label=_("从哪天"), required=False, widget=DAY)
    until = forms.DateField(label=_("到哪天"), required=False, widget=DAY)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("since") and found.get("until") and found["since"] > found["until"]:
            raise ValidationError(_t("开始的日子在结束之后，请对调一下。"))
        return found

    def span(self) -> tuple[date | None, date | None]:
        self.is_valid()
        return (None, None) if self.non_field_errors() else (self.cleaned_data.get("since"), self.cleaned_data.get("until"))


class ReverseForm(forms.Form):
    reason = forms.CharField(
        label=_("为什么冲正"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("原来那一笔留着，另记一笔相反的。写清楚错在哪里，看账的人都看得到。"),
    )
