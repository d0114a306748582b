from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mulin.places.models import Code, Place

K = Place.Kind
FOR = {  # which places below the chosen one get a code of each kind; none: the chosen place itself
    Code.Kind.BUILDING: (K.BUILDING,),
    Code.Kind.ENTRANCE: (K.ENTRANCE,),
}
MOST_CAPTIONS = 500


class FilterForm(forms.Form):
    kind = forms.ChoiceField(label=_("种类"), required=False, choices=[("", _("全部种类")), *Code.Kind.choices])
    state = forms.ChoiceField(
        label=_("状态"), required=False, choices=[("", _("有效和作废")), ("valid", _("有效")), ("revoked", _("已作废"))]
    )


class MakeForm(forms.Form):
    place = forms.ModelChoiceField(label=_("哪里的码"), queryset=Place.objects.none())
    kind = forms.ChoiceField(
        label=_("种类"), choices=Code.Kind.choices, widget=forms.RadioSelect,
        help_text=_("楼栋码和单元码：下面的每栋楼、每个单元各做一个，已有的不重做。其他：按说明一行做一个。"),
    )  # fmt: skip
    captions = forms.CharField(
        label=_("说明"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("商铺、设施、点位码每行写一个，例如“东门配电房”。"),
    )  # fmt: skip

    def __init__(self, places: QuerySet[Place], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]

    def clean_captions(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["captions"].splitlines() if line.strip()]
        if any(len(line) > 60 for line in lines):
            raise forms.ValidationError(_("每行说明最多 60 个字。"))
        if len(lines) > MOST_CAPTIONS:
            raise forms.ValidationError(_("一次最多 {most} 行，请分几次做。").format(most=MOST_CAPTIONS))
        return list(dict.fromkeys(lines))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") and cleaned["kind"] not in FOR and not cleaned.get("captions") and "captions" not in self.errors:
            self.add_error("captions", _("请写清楚这个码贴在什么上，一行一个。"))
        return cleaned


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("为什么"), max_length=120, help_text=_("扫旧码的人会看到，例如“标签破损”。"))
