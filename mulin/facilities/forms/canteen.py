from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.facilities.models import Course, Work

from .houses import DAY, clock, fen


def yuan(label: Any, **more: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=0, max_value=10_000, decimal_places=2, **more)


class CanteenForm(forms.Form):
    free_price = yuan(_("一份免费餐付给食堂多少元"))
    order_until = forms.TimeField(label=_("当天的送餐几点截止"), widget=clock())
    delivers = forms.BooleanField(label=_("可以送餐"), required=False)

    def clean_free_price(self) -> int:
        return fen(self.cleaned_data["free_price"])


class TiersForm(forms.Form):
    """Two ages, as communities here have them; an empty amount leaves one out."""

    since = forms.DateField(label=_("从哪天起"), widget=DAY)
    first_age = forms.IntegerField(label=_("多少岁起优惠"), min_value=50, max_value=120, initial=60)
    first_off = yuan(_("每份减多少元"), required=False, help_text=_("3 到 7 元。"))
    second_age = forms.IntegerField(label=_("多少岁起再多减"), min_value=51, max_value=121, initial=80)
    second_off = yuan(_("每份一共减多少元"), required=False, help_text=_("3 到 7 元。"))

    def tiers(self) -> list[tuple[int, int, int]]:
        said = self.cleaned_data
        first, second = fen(said["first_off"]), fen(said["second_off"])
        found = [(said["first_age"], said["second_age"] - 1 if second else 150, first)] if first else []
        return found + ([(said["second_age"], 150, second)] if second else [])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("second_age", 121) <= said.get("first_age", 0):
            self.add_error("second_age", _("第二个年龄要大于第一个。"))
        return said


class QuotaForm(forms.Form):
    course = forms.ChoiceField(label=_("哪一餐"), choices=Course, initial=Course.LUNCH)
    work = forms.ChoiceField(label=_("给谁"), choices=[("", _("各工种合计")), *Work.choices], required=False)
    portions = forms.IntegerField(label=_("每天几份"), min_value=0, max_value=10_000, initial=40, help_text=_("写 0 就是停止。"))
    since = forms.DateField(label=_("从哪天起"), widget=DAY)


class DishForm(forms.Form):
    on = forms.DateField(label=_("哪一天"), widget=DAY)
    course = forms.ChoiceField(label=_("哪一餐"), choices=Course, initial=Course.LUNCH)
    name = forms.CharField(label=_("菜名"), max_length=60)
    name_en = forms.CharField(label=_("英文名"), max_length=120, required=False)
    price = yuan(_("多少元一份"))
    free = forms.BooleanField(label=_("户外劳动者的免费餐"), required=False)

    def clean_price(self) -> int:
        price = fen(self.cleaned_data["price"])
        if not price:
            raise forms.ValidationError(_("请写多少元一份。"))
        return price


class SettleForm(forms.Form):
    since = forms.DateField(label=_("从哪天起"), widget=DAY)
    until = forms.DateField(label=_("到哪天止"), widget=DAY)
