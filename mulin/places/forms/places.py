from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from mulin.kernel.access import No
from mulin.kernel.ui import contrast
from mulin.places.models import Community, Place

K = Place.Kind
BELOW = {  # what usually hangs below what, for the list of choices
    K.CITY: [K.DISTRICT],
    K.DISTRICT: [K.STREET],
    K.STREET: [K.COMMUNITY, K.COMMITTEE],
    K.COMMUNITY: [K.COMMITTEE, K.GRID, K.ESTATE, K.SPOT],
    K.COMMITTEE: [K.GRID, K.ESTATE, K.SPOT],
    K.GRID: [K.ESTATE, K.BUILDING, K.SPOT],
    K.ESTATE: [K.BUILDING, K.SPOT],
    K.BUILDING: [K.ENTRANCE, K.ROOM, K.SPOT],
    K.ENTRANCE: [K.ROOM, K.SPOT],
}


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class AddForm(forms.Form):
    kind = forms.ChoiceField(label=_("加什么"))
    name = forms.CharField(label=_("名称"), max_length=80)
    code = forms.CharField(
        label=_("代码"), max_length=20, required=False, validators=[RegexValidator(r"^\d*$", _("代码只用数字。"))],
        help_text=_("居委会及以上填 12 位统计用区划代码；其他的可以不填。"),
    )  # fmt: skip

    def __init__(self, parent: Place, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [(kind.value, kind.label) for kind in BELOW.get(K(parent.kind), [])]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]
        if not any(kind in (K.DISTRICT, K.STREET, K.COMMUNITY, K.COMMITTEE, K.GRID) for kind, _label in choices):
            del self.fields["code"]


class RenameForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=80)
    name_en = forms.CharField(label=_("英文名称"), max_length=80, required=False)


class CloseForm(forms.Form):
    on = forms.DateField(label=_("从哪天起撤销"), widget=Day)


class OutlineForm(forms.Form):
    geometry = forms.CharField(
        label=_("边界（GeoJSON）"),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text=_("WGS 84 坐标的面，可以从地图软件导出后粘贴。"),
    )


class FaceForm(forms.ModelForm):
    class Meta:
        model = Community
        fields = ["name", "name_en", "mark", "brand", "phone", "complaints"]
        labels = {
            "name": _("社区名称"),
            "name_en": _("英文名称"),
            "mark": _("标志字"),
            "brand": _("主色"),
            "phone": _("服务电话"),
            "complaints": _("对工作有意见找谁"),
        }
        help_texts = {
            "mark": _("一两个字，显示在页面左上角的印章里。"),
            "brand": _("例如 #ac3322。空着就用睦邻的朱红。看不清的颜色不能用。"),
            "complaints": _("显示在每一页的底部，例如街道办事处的电话。"),
        }

    def clean_brand(self) -> str:
        colour: str = self.cleaned_data["brand"].strip().lower()
        answer = contrast.may_be_brand(colour) if colour else None
        if isinstance(answer, No):
            raise forms.ValidationError(answer.reason)
        return colour
