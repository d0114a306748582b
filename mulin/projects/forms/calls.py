"""A call as its keeper writes it, and its parts as lines of text: one line, one thing."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy, pgettext_lazy

from mulin.organisations.models import Organisation
from mulin.places.models import Place
from mulin.projects.actions import Terms
from mulin.projects.forms.fields import YuanField, day, long, moment
from mulin.projects.models import Call

RULES = (
    ("", gettext_lazy("没有居民投票")), ("approval", gettext_lazy("每人可选几个，票多的入选")), ("score", gettext_lazy("每人打分，分高的入选")),
    ("budget-equal-shares", gettext_lazy("参与式预算：每人一份钱，等额分摊")),
)  # fmt: skip


class CallForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("征集的名称"), max_length=80)
    title_en = forms.CharField(label=gettext_lazy("征集的英文名称"), max_length=160, required=False)
    words = forms.CharField(label=gettext_lazy("征集说明"), max_length=4000, required=False, widget=long(4))
    words_en = forms.CharField(label=gettext_lazy("征集说明（英文）"), max_length=8000, required=False, widget=long(4))
    kind = forms.ChoiceField(
        label=gettext_lazy("哪一种征集"), choices=Call.Kind, widget=forms.RadioSelect, initial=Call.Kind.SEASON
    )
    season = forms.ChoiceField(
        label=gettext_lazy("哪一季"), choices=[("", gettext_lazy("不分季")), *Call.Season.choices], required=False
    )
    place = forms.ModelChoiceField(label=gettext_lazy("在哪里做"), queryset=Place.objects.none(), empty_label=None)
    operator = forms.ModelChoiceField(
        label=gettext_lazy("运营机构"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("社区自己办"),
    )
    opens_at = forms.DateTimeField(label=gettext_lazy("从什么时候收申请"), widget=moment())
    closes_at = forms.DateTimeField(label=gettext_lazy("申请截止"), widget=moment())
    review_until = forms.DateTimeField(label=gettext_lazy("评审截止"), widget=moment(), required=False)
    notice_days = forms.IntegerField(label=gettext_lazy("结果公示几天"), min_value=1, max_value=60, initial=7)
    repair_days = forms.IntegerField(label=gettext_lazy("补正给几天"), min_value=1, max_value=30, initial=5)
    runs_from = forms.DateField(label=gettext_lazy("项目最早从哪天做起"), widget=day())
    runs_until = forms.DateField(label=gettext_lazy("项目最晚做到哪天"), widget=day())
    amount = YuanField(
        label=gettext_lazy("资金总额（元）"), least=0, initial=0, help_text=gettext_lazy("写 0 就是不给资金，只给别的支持。")
    )
    each_most = YuanField(label=gettext_lazy("每个项目最多（元）"), required=False)
    choice = forms.ChoiceField(
        label=gettext_lazy("怎样评选"), choices=Call.Choice, widget=forms.RadioSelect, initial=Call.Choice.JURY
    )
    jury_weight = forms.IntegerField(
        label=gettext_lazy("评审团占百分之几"), min_value=0, max_value=100, initial=100,
        help_text=gettext_lazy("其余归居民投票，会和征集一起公布。"),
    )  # fmt: skip
    rule_key = forms.ChoiceField(label=gettext_lazy("居民怎样投"), choices=RULES, required=False)
    needs_adviser = forms.BooleanField(label=gettext_lazy("每个团队要有一位政治指导员"), required=False)
    blind = forms.BooleanField(label=gettext_lazy("评审时看不到是谁申请的"), required=False, initial=True)

    def __init__(self, *args: Any, places: QuerySet[Place], bodies: QuerySet[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.fields["operator"].queryset = bodies  # type: ignore[attr-defined]

    def terms(self, *, round: int = 1) -> Terms:
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("place", "operator")}
        return Terms(round=round, **said)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        weight = {Call.Choice.JURY: 100, Call.Choice.BALLOT: 0}.get(said.get("choice", ""))
        if weight is not None:
            said["jury_weight"] = weight
        return said


def first(call: Call) -> dict[str, Any]:
    """What the form shows of a call that is there."""
    return {name: getattr(call, f"{name}_id" if name in ("place", "operator") else name) for name in CallForm.base_fields}


class CloneForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("新征集的名称"), max_length=80)
    season = forms.ChoiceField(
        label=gettext_lazy("哪一季"), choices=[("", gettext_lazy("不分季")), *Call.Season.choices], required=False
    )
    opens_at = forms.DateTimeField(
        label=gettext_lazy("从什么时候收申请"), widget=moment(), help_text=gettext_lazy("其余的日子都跟着一起往后移。")
    )


class ExtendForm(forms.Form):
    until = forms.DateTimeField(label=pgettext_lazy("call", "延到什么时候"), widget=moment())
