from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.activities.models import Stall


class MarketForm(forms.Form):
    opens_days = forms.IntegerField(label=_("开始前几天起可以认领"), min_value=0, max_value=365)
    closes_hours = forms.IntegerField(label=_("开始前几小时截止认领"), min_value=0, max_value=720)
    most = forms.IntegerField(label=_("每家最多几个摊位"), min_value=1, max_value=9)
    reviews = forms.BooleanField(
        label=_("社区先看卖什么、做什么，再定摊位"), required=False, help_text=_("不勾就是认领了马上算数。")
    )


class StallForm(forms.Form):
    number = forms.CharField(label=_("摊位号"), max_length=6)
    kind = forms.ChoiceField(label=_("做什么用"), choices=Stall.Kind)
    size = forms.CharField(label=_("多大"), max_length=30, required=False, help_text=_("例如：2×2 米，一张桌子。"))
    power = forms.BooleanField(label=_("有电源"), required=False)
    closed = forms.BooleanField(label=_("这次不开"), required=False)


class LayoutForm(forms.Form):
    """Rows and columns of a square, or the numbers of stalls along a street."""

    rows = forms.IntegerField(label=_("几行"), min_value=1, max_value=20, required=False)
    columns = forms.IntegerField(label=_("每行几个"), min_value=1, max_value=20, required=False)
    numbers = forms.CharField(
        label=_("或者写摊位号"), max_length=600, required=False, help_text=_("不排成行的：1 2 3 路口，用空格或逗号隔开。")
    )
    kind = forms.ChoiceField(label=_("做什么用"), choices=Stall.Kind)
    size = forms.CharField(label=_("多大"), max_length=30, required=False, help_text=_("例如：2×2 米，一张桌子。"))
    power = forms.BooleanField(label=_("有电源"), required=False)
    later = forms.BooleanField(
        label=_("后面还没有摊位图的场次也用这张"), required=False, initial=True, help_text=_("每场的认领各是各的。")
    )

    def clean_numbers(self) -> list[str]:
        return self.cleaned_data["numbers"].replace("，", " ").replace(",", " ").replace("、", " ").split()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("numbers") and not (said.get("rows") and said.get("columns")):
            self.add_error("rows", forms.ValidationError(_("请写几行、每行几个，或者写摊位号。")))
        return said
