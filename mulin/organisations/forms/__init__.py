from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from mulin.organisations.models import Organisation, Post
from mulin.places.models import Place

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AppointForm(forms.Form):
    kind = forms.ChoiceField(label=_("岗位"), choices=Post.Kind)
    place = forms.ModelChoiceField(Place.objects.none(), label=_("在哪里"), required=False, empty_label=_("不选地点"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("或在哪个单位"), required=False, empty_label=_("不选单位")
    )
    since = forms.DateField(label=_("从哪天起"), widget=DAY)
    until = forms.DateField(label=_("到哪天止"), required=False, widget=DAY, help_text=_("临时岗位写上，到日自动结束。"))

    def __init__(self, *args: Any, places: Any, organisations: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if bool(found.get("place")) == bool(found.get("organisation")):
            raise ValidationError(_t("地点和单位请选一个。"))
        return found


class EndForm(forms.Form):
    on = forms.DateField(label=_("从哪天起不再担任"), widget=DAY)


class OrganisationForm(forms.Form):
    kind = forms.ChoiceField(label=_("类别"), choices=Organisation.Kind)
    name = forms.CharField(label=_("全称"), max_length=120)
    short_name = forms.CharField(label=_("简称"), max_length=40, required=False)
    parent = forms.ModelChoiceField(Organisation.objects.none(), label=_("上级"), required=False, empty_label=_("没有上级"))
    credit_code = forms.CharField(label=_("统一社会信用代码"), max_length=30, required=False)
    contact = forms.CharField(label=_("联系人"), max_length=40, required=False)
    phone = forms.CharField(label=_("办公电话"), max_length=30, required=False, help_text=_("对外公开的，不写私人号码。"))
    address = forms.CharField(label=_("地址"), max_length=160, required=False)
    areas = forms.ModelMultipleChoiceField(
        Place.objects.none(), label=_("服务哪里"), required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}), help_text=_("按住 Ctrl 可以多选。报修按最近的一级找单位。"),
    )  # fmt: skip

    def __init__(self, *args: Any, places: Any, organisations: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["areas"].queryset = places  # type: ignore[attr-defined]
        self.fields["parent"].queryset = organisations  # type: ignore[attr-defined]
