"""Brands, roll-outs, plans, lists, partners, proposals."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from mulin.organisations.models import Organisation
from mulin.places.models import Place
from mulin.projects.actions.plans import PhaseOf
from mulin.projects.models import Brand, Project, Rollout


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def long(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class Choosing(forms.Form):
    """`querysets`: what the fields of these names offer."""

    def __init__(self, *args: Any, querysets: dict[str, QuerySet[Any]] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, rows in (querysets or {}).items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]


class BrandForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("品牌的名字"), max_length=40)
    name_en = forms.CharField(label=gettext_lazy("英文名字"), max_length=80, required=False)
    slug = forms.SlugField(
        label=gettext_lazy("网址里的名字"), max_length=40, help_text=gettext_lazy("小写字母、数字和短横线，定了就不改。")
    )
    since = forms.DateField(label=gettext_lazy("从哪天开始"), widget=day())
    words = forms.CharField(label=gettext_lazy("它是什么"), widget=long(), required=False, max_length=2000)
    words_en = forms.CharField(label=gettext_lazy("它是什么（英文）"), widget=long(), required=False, max_length=4000)


class MomentForm(Choosing):
    on = forms.DateField(label=gettext_lazy("哪一天"), widget=day())
    words = forms.CharField(label=gettext_lazy("那天发生了什么"), max_length=300, widget=long(2))
    words_en = forms.CharField(label=gettext_lazy("那天发生了什么（英文）"), max_length=600, widget=long(2), required=False)
    project = forms.ModelChoiceField(
        label=gettext_lazy("是哪个项目"), queryset=Project.objects.none(), required=False, empty_label=gettext_lazy("不连项目")
    )
    photo = forms.FileField(
        label=gettext_lazy("一张照片"), required=False, help_text=gettext_lazy("会公开。有人像的，先问过本人。")
    )


class UnderBrandForm(Choosing):
    brand = forms.ModelChoiceField(
        label=gettext_lazy("归到哪个品牌"), queryset=Brand.objects.none(), required=False, empty_label=gettext_lazy("不归品牌")
    )


class RolloutForm(Choosing):
    place = forms.ModelChoiceField(label=gettext_lazy("推广到哪里"), queryset=Place.objects.none(), empty_label=None)
    state = forms.ChoiceField(label=gettext_lazy("推广到哪一步"), choices=Rollout.State, widget=forms.RadioSelect)


class PlanForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("规划的名称"), max_length=80)
    title_en = forms.CharField(label=gettext_lazy("规划的英文名称"), max_length=160, required=False)
    from_year = forms.IntegerField(label=gettext_lazy("从哪一年"), min_value=2000, max_value=2100)
    until_year = forms.IntegerField(label=gettext_lazy("到哪一年"), min_value=2000, max_value=2100)
    words = forms.CharField(label=gettext_lazy("要做到什么"), widget=long(), required=False, max_length=2000)


class PhaseForm(Choosing):
    name = forms.CharField(label=gettext_lazy("阶段"), max_length=80, required=False)
    starts = forms.DateField(label=pgettext_lazy("phase", "从哪天"), widget=day(), required=False)
    ends = forms.DateField(label=pgettext_lazy("phase", "到哪天"), widget=day(), required=False)
    project = forms.ModelChoiceField(
        label=gettext_lazy("靠哪个项目"), queryset=Project.objects.none(), required=False, empty_label=gettext_lazy("还没有项目")
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        filled = [bool(said.get(name)) for name in ("name", "starts", "ends")]
        if any(filled) and not all(filled):
            raise forms.ValidationError(_("一个阶段要写全：名称、从哪天、到哪天。"))
        return said

    def phase(self) -> PhaseOf | None:
        said = self.cleaned_data
        if not said.get("name"):
            return None
        return PhaseOf(said["name"], said["starts"], said["ends"], project=said.get("project"))


class ListForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("哪个领域"), max_length=40, help_text=gettext_lazy("例如：科技、健康、养老。"))
    name_en = forms.CharField(label=gettext_lazy("领域的英文"), max_length=80, required=False)


class EntriesForm(Choosing):
    projects = forms.ModelMultipleChoiceField(
        label=gettext_lazy("归进来的项目"), queryset=Project.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )


class AllianceForm(Choosing):
    partner = forms.ModelChoiceField(label=gettext_lazy("和哪个单位"), queryset=Organisation.objects.none(), empty_label=None)
    commitments = forms.CharField(
        label=gettext_lazy("各自答应了什么"),
        widget=long(5),
        max_length=2000,
        help_text=gettext_lazy("一行一件，写清谁来做。会公开。"),
    )
    commitments_en = forms.CharField(label=gettext_lazy("英文"), widget=long(), required=False, max_length=4000)
    since = forms.DateField(label=gettext_lazy("协议从哪天"), widget=day())
    until = forms.DateField(label=gettext_lazy("协议到哪天"), widget=day())
    signed = forms.BooleanField(
        label=gettext_lazy("已经签了"), required=False, help_text=gettext_lazy("还在谈的先不勾，签了再公开。")
    )


class RenewForm(forms.Form):
    until = forms.DateField(label=gettext_lazy("续签到哪天"), widget=day())
    commitments = forms.CharField(label=gettext_lazy("各自答应了什么"), widget=long(5), max_length=2000)


class AskForm(Choosing):
    purchaser = forms.ModelChoiceField(label=gettext_lazy("哪个单位要"), queryset=Organisation.objects.none(), empty_label=None)
    title = forms.CharField(
        label=gettext_lazy("想要什么"), max_length=60, help_text=gettext_lazy("例如：在我们小区也办一条汉语廊。")
    )
    request = forms.CharField(
        label=gettext_lazy("说说你们的情况"),
        widget=long(5),
        max_length=2000,
        help_text=gettext_lazy("有多少人、什么场地、大约多少钱、什么时候要。"),
    )
    answer_by = forms.DateField(label=gettext_lazy("希望哪天以前答复"), widget=day())
