"""Forms of a few fields."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from mulin.ballots.models import Objection


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ObjectForm(forms.Form):
    """Of a resident: about oneself."""

    kind = forms.ChoiceField(label=_("哪里不对"), choices=Objection.Kind, widget=forms.RadioSelect, initial=Objection.Kind.ADD)
    words = forms.CharField(
        label=_("请说明"), max_length=500, widget=lines(4), help_text=_("例如：我是 3 号楼 301 的产权人，登记册里没有我。")
    )


class ObjectForOtherForm(ObjectForm):
    """At the counter: for whom, and about which line."""

    label = forms.CharField(label=_("谁提的"), max_length=80)
    line = forms.IntegerField(label=_("登记册第几行"), required=False, min_value=1, help_text=_("漏登的不写。"))
    field_order = ["label", "kind", "line", "words"]


class SettleForm(forms.Form):
    upheld = forms.ChoiceField(
        label=_("怎样答复"),
        choices=[("yes", pgettext_lazy("objection", "成立，改登记册")), ("no", pgettext_lazy("objection", "不成立"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("理由（会告诉提出的人）"), max_length=500, widget=lines(2))

    def __init__(self, *args: Any, sealed: bool = False, **more: Any) -> None:
        """`sealed`: voting is over, the register stays."""
        super().__init__(*args, **more)
        if sealed:
            late = pgettext("objection", "成立，但投票已经截止，登记册不再改")
            self.fields["upheld"].choices = [("yes", late), ("no", pgettext("objection", "不成立"))]  # type: ignore[attr-defined]


class PassForm(forms.Form):
    words = forms.CharField(label=_("为什么转给居委会（会告诉提出的人）"), max_length=300, widget=lines(2))


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("为什么取消（公开）"), max_length=300, widget=lines(3))


class GapForm(forms.Form):
    words = forms.CharField(label=_("差在哪里（公开）"), max_length=300, widget=lines(2))


class PresentForm(forms.Form):
    present = forms.IntegerField(label=_("到会几人"), min_value=1)


class CheckForm(forms.Form):
    code = forms.CharField(
        label=_("回执号码"), max_length=20, help_text=_("十二位，中间的横线可以不写。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "code", "data-receipt-field": ""}),
    )  # fmt: skip

    def clean_code(self) -> Any:
        return "".join(letter for letter in self.cleaned_data["code"].upper() if letter.isalnum())
