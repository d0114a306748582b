from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from mulin.places.models import Place

from .acting import ActForm, lines, moment


class ForumForm(forms.Form):
    place = forms.ModelChoiceField(Place.objects.none(), label=gettext_lazy("在哪里"), empty_label=None)
    spot = forms.CharField(label=gettext_lazy("具体在哪里"), max_length=120)
    title = forms.CharField(label=gettext_lazy("这一次说什么"), max_length=60)
    title_en = forms.CharField(label=gettext_lazy("英文标题"), max_length=120, required=False)
    begins_at = moment(gettext_lazy("开始"))
    ends_at = moment(gettext_lazy("结束"))
    services = forms.CharField(
        label=gettext_lazy("现场的服务"), required=False, widget=lines(4), max_length=2000, help_text=gettext_lazy("一行一样；谁来做写在 | 后面，比如“免费理发 | 红梅志愿队”。")
    )  # fmt: skip
    words = forms.CharField(label=gettext_lazy("说明"), max_length=500, required=False, widget=lines(2))
    words_en = forms.CharField(label=gettext_lazy("英文说明"), max_length=1000, required=False, widget=lines(2))
    registers = forms.BooleanField(label=gettext_lazy("可以先报名"), required=False, help_text=gettext_lazy("不报名也能来。"))
    seats = forms.IntegerField(label=gettext_lazy("最多报名多少人"), min_value=1, max_value=999, required=False)

    def __init__(self, *args: Any, places: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]

    def clean_services(self) -> list[tuple[str, str]]:
        parts = [line.partition("|") for line in self.cleaned_data["services"].splitlines()]
        return [(name.strip(), giver.strip()) for name, _bar, giver in parts if name.strip()]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("begins_at") and said.get("ends_at") and said["ends_at"] <= said["begins_at"]:
            self.add_error("ends_at", _("结束要在开始以后。"))
        return said


class HoldForm(ActForm):
    came = forms.IntegerField(label=gettext_lazy("来了多少人"), min_value=0, max_value=9999)

    def prepare(self, context: dict[str, Any]) -> None:
        for service in context.get("services", []):
            self.fields[f"s{service.pk}"] = forms.IntegerField(label=f"{service.name}", min_value=0, max_value=9999, initial=0)

    @property
    def taken(self) -> dict[int, int]:
        return {int(name[1:]): value for name, value in self.cleaned_data.items() if name[1:].isdigit()}


class PointForm(ActForm):
    words = forms.CharField(label=gettext_lazy("提了什么"), max_length=200, widget=lines(2))
    who = forms.CharField(
        label=gettext_lazy("谁提的"), max_length=60, required=False, help_text=gettext_lazy("写身份，比如“外卖骑手”，不写姓名。")
    )
    doer = forms.CharField(label=gettext_lazy("谁来办"), max_length=60, required=False)


class OutcomeForm(ActForm):
    verdict = forms.ChoiceField(
        label=gettext_lazy("结果"), choices=[("solved", pgettext_lazy("forum", "解决了")), ("explained", pgettext_lazy("forum", "说明了做不到的原因"))], widget=forms.RadioSelect
    )  # fmt: skip
    words = forms.CharField(label=gettext_lazy("办成了什么，或为什么办不到"), max_length=300, widget=lines(2))
