from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.facilities.models import Contract, Counted, Duty, Mark
from mulin.organisations.models import Organisation

from .houses import DAY, fen, lines


class ContractForm(forms.Form):
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("运营单位"))
    kind = forms.ChoiceField(label=_("哪一种"), choices=Contract.Kind)
    number = forms.CharField(label=_("合同编号"), max_length=40, required=False)
    since = forms.DateField(label=_("第一天"), widget=DAY)
    until = forms.DateField(label=_("最后一天"), widget=DAY)
    pays = forms.ChoiceField(label=_("钱怎么走"), choices=Contract.Pays)
    amount = forms.DecimalField(
        label=_("固定金额，每次多少元"), min_value=0, max_value=100_000_000, decimal_places=2, required=False, help_text=_("按数量计价的，存好后再写单价。")
    )  # fmt: skip
    each = forms.ChoiceField(label=_("多久付一次"), choices=Contract.Each, initial=Contract.Each.MONTH)
    money_words = forms.CharField(label=_("费用的说明"), max_length=300, required=False, widget=lines(2))
    words = forms.CharField(
        label=_("给大家看的一段话"), max_length=600, widget=lines(3), help_text=_("请谁来运营、做什么、给谁。公开页面上会写。")
    )
    words_en = forms.CharField(label=_("英文"), max_length=1200, required=False, widget=lines(3))

    def __init__(self, *args: Any, operators: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["organisation"].queryset = operators  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        said["amount"] = fen(said.get("amount"))
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", _("最后一天不能早于第一天。"))
        if said.get("pays") == Contract.Pays.NOBODY and said["amount"]:
            self.add_error("amount", _("不收不补就不要写金额；要收要补请选是谁付。"))
        return said


class DutyForm(forms.Form):
    name = forms.CharField(label=_("要做什么"), max_length=80, help_text=_("例如：每周消毒餐具并记录。"))
    rhythm = forms.ChoiceField(label=_("多久一次"), choices=Duty.Rhythm, initial=Duty.Rhythm.WEEK)
    measure = forms.ChoiceField(label=_("怎么算做到"), choices=Duty.Measure)
    goal = forms.DecimalField(
        label=_("目标"), min_value=0, max_value=1_000_000, decimal_places=1, required=False, help_text=_("打勾的不写；几星可以写 4.5。")
    )  # fmt: skip
    evidence = forms.CharField(label=_("凭什么证明"), max_length=120, required=False, help_text=_("例如：签到表、照片。"))
    needs_picture = forms.BooleanField(label=_("打勾要有照片"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        ticked, goal = said.get("measure") == Duty.Measure.TICK, said.get("goal")
        if ticked:
            said["goal"] = None
        elif not goal:
            self.add_error("goal", _("请写目标的数目。"))
        else:
            said["goal"] = round(goal * 10) if said.get("measure") == Duty.Measure.STARS else int(goal)
            said["needs_picture"] = False
        return said


class RatesForm(forms.Form):
    """Yuan for each of what is counted; empty: none."""

    def __init__(self, *args: Any, **more: Any):
        super().__init__(*args, **more)
        for value, label in Counted.choices:
            self.fields[value] = forms.DecimalField(
                label=label, min_value=0, max_value=100_000, decimal_places=2, required=False, help_text=_("每一个多少元。")
            )

    def rates(self) -> list[tuple[str, int]]:
        return [(value, price) for value in Counted.values if (price := fen(self.cleaned_data.get(value)))]


class SignForm(forms.Form):
    on = forms.DateField(label=_("哪天签的"), widget=DAY)
    for_us = forms.CharField(label=_("社区一方签字的人"), max_length=60)
    for_them = forms.CharField(label=_("运营单位签字的人"), max_length=60)


class EndForm(forms.Form):
    on = forms.DateField(label=_("运营到哪一天"), widget=DAY)
    why = forms.CharField(label=_("为什么终止"), max_length=300, widget=lines(2))


class SheetForm(forms.Form):
    until = forms.DateField(label=_("结算到哪天"), widget=DAY)


class EvaluationForm(forms.Form):
    """Points of a hundred and why, for each."""

    def __init__(self, *args: Any, **more: Any):
        super().__init__(*args, **more)
        for value, label in Mark.About.choices:
            self.fields[f"{value}_points"] = forms.IntegerField(
                label=label, min_value=0, max_value=100, help_text=_("0 到 100 分。")
            )
            self.fields[f"{value}_why"] = forms.CharField(label=pgettext_lazy("mark", "为什么"), max_length=200)
        self.fields["words"] = forms.CharField(label=_("总的说几句"), max_length=600, required=False, widget=lines(3))

    def pairs(self) -> list[tuple[Any, Any]]:
        return [(self[f"{value}_points"], self[f"{value}_why"]) for value in Mark.About.values]

    def marks(self) -> dict[str, tuple[int, str]]:
        said = self.cleaned_data
        return {value: (said[f"{value}_points"], said[f"{value}_why"]) for value in Mark.About.values}
