from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.organisations.models import Organisation
from mulin.volunteering.models import Item

from .points import DAY


class ItemForm(forms.Form):
    kind = forms.ChoiceField(label=_("类别"), choices=Item.Kind)
    name = forms.CharField(label=_("名称"), max_length=60)
    name_en = forms.CharField(label=_("英文名"), max_length=120, required=False)
    price = forms.IntegerField(label=_("多少积分换一件"), min_value=1, max_value=1_000_000)
    words = forms.CharField(label=_("说明"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    words_en = forms.CharField(label=_("英文说明"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    per_person = forms.IntegerField(
        label=_("每人最多几件"), min_value=1, max_value=1000, required=False, help_text=_("不填就不限。")
    )
    where = forms.CharField(label=_("在哪里领"), max_length=120)
    since = forms.DateField(label=_("从哪天起"), **DAY)  # type: ignore[arg-type]
    until = forms.DateField(label=_("到哪天止"), required=False, help_text=_("不填就一直能换。"), **DAY)  # type: ignore[arg-type]
    hold_days = forms.IntegerField(label=_("留几天等人来取"), min_value=1, max_value=60, initial=7)
    sponsor = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("赞助单位"), required=False, empty_label=_("社区自己的")
    )
    worth = forms.DecimalField(
        label=_("一件值多少元"), min_value=0, max_value=100_000, decimal_places=2, required=False,
        help_text=_("只用在给赞助单位的对账单上，居民看不到。"),
    )  # fmt: skip
    picture = forms.FileField(label=_("照片"), required=False, widget=forms.ClearableFileInput(attrs={"accept": "image/*"}))

    def __init__(self, *args: Any, organisations: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["sponsor"].queryset = organisations  # type: ignore[attr-defined]

    def clean_worth(self) -> int | None:
        """分"""
        worth: Decimal | None = self.cleaned_data["worth"]
        return None if worth is None else int(worth * 100)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", _("最后一天不能早于开始那天。"))
        return said


class NewItemForm(ItemForm):
    pieces = forms.IntegerField(label=_("现有几件"), min_value=0, max_value=100_000, initial=0)


class StockForm(forms.Form):
    pieces = forms.IntegerField(label=_("进了几件"), min_value=-100_000, max_value=100_000, help_text=_("损坏、退回写负数。"))
    words = forms.CharField(label=_("来历"), max_length=200, help_text=_("如“春和物业送来”“受潮报废”。"))


class PeriodForm(forms.Form):
    since = forms.DateField(label=_("从哪天起"), **DAY)  # type: ignore[arg-type]
    until = forms.DateField(label=_("到哪天止"), **DAY)  # type: ignore[arg-type]
