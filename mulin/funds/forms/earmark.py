from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.funds.models import Purpose

from .fields import DAY, ProofForm, YuanField


class EarmarkForm(forms.Form):
    purpose = forms.ModelChoiceField(Purpose.objects.none(), label=_("用途"), empty_label=_("请选择"))
    amount = YuanField(label=_("留出多少（元）"))
    title = forms.CharField(label=_("给什么留的（公开）"), max_length=80, help_text=_("例如：秋季微公益征集。"))
    title_en = forms.CharField(label=_("英文"), max_length=160, required=False)
    ref = forms.CharField(label=_("编号"), max_length=40, help_text=_("征集或项目的编号，例如 Z202611-0001。"))
    until = forms.DateField(label=_("留到哪天"), widget=DAY, help_text=_("到时候没用完的自动放回。"))
    words = forms.CharField(
        label=_("为什么要留"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("给审批的人看。")
    )  # fmt: skip

    def __init__(self, *args: Any, purposes: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["purpose"].queryset = purposes  # type: ignore[attr-defined]


class ReturnForm(ProofForm):
    amount = YuanField(label=_("退回多少（元）"))
    on = forms.DateField(label=_("哪天到账"), widget=DAY)
    field_order = ["amount", "on"]
