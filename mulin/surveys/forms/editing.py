from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.places.models import Place
from mulin.surveys.models import Survey


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class BeginForm(forms.Form):
    place = forms.ModelChoiceField(label=_("问哪里的人"), queryset=Place.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label=_("问什么"), choices=Survey.Kind)
    title = forms.CharField(label=_("名称"), max_length=60)
    title_en = forms.CharField(label=_("英文名称"), max_length=120, required=False)
    series = forms.CharField(
        label=_("系列"), max_length=40, required=False, help_text=_("同一系列一期一期比。第一次做可以不写，就用名称。")
    )
    words = forms.CharField(label=_("为什么问"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    words_en = forms.CharField(
        label=_("为什么问（英文）"), max_length=1200, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    anonymous = forms.BooleanField(
        label=_("不记名"),
        required=False,
        initial=True,
        help_text=_("答案不带姓名和时间；谁答过另外记，只为不重复。开始收以后不能改。"),
    )
    open_to = forms.ChoiceField(label=_("谁来答"), choices=Survey.OpenTo, initial="residents", widget=forms.RadioSelect)
    age_from = forms.IntegerField(label=_("从几岁"), min_value=0, max_value=120, initial=18)
    age_to = forms.IntegerField(label=_("到几岁"), min_value=0, max_value=150, initial=150)
    wanted = forms.IntegerField(label=_("想收多少份"), min_value=5, max_value=1_000_000, initial=100)
    weigh = forms.ChoiceField(
        label=_("结果按什么校正"),
        choices=Survey.Weigh,
        help_text=_("哪一组答得少，结果里按登记的人数补回它的分量；选几项，就几项一起补。没校正的也一起公布。"),
    )
    opens_on = forms.DateField(label=_("从哪天起收"), widget=day())
    closes_on = forms.DateField(label=_("收到哪天"), widget=day())
    double_entry = forms.BooleanField(label=_("纸上的由两个人各录一遍"), required=False)

    def __init__(self, *args: Any, places: QuerySet[Place], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("age_from") is not None and said.get("age_to") is not None and said["age_to"] < said["age_from"]:
            self.add_error("age_to", _("年龄的上限小于下限，请改一下。"))
        if said.get("opens_on") and said.get("closes_on") and said["closes_on"] < said["opens_on"]:
            self.add_error("closes_on", _("收完的日子要在开始以后。"))
        return said


class FindingForm(forms.Form):
    said = forms.CharField(label=pgettext_lazy("surveys", "大家说的"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    doing = forms.CharField(label=pgettext_lazy("surveys", "我们做的"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    said_en = forms.CharField(label=_("大家说的（英文）"), max_length=600, required=False)
    doing_en = forms.CharField(label=_("我们做的（英文）"), max_length=1000, required=False)
