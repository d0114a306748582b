from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.funds.models import Purpose, Spending

from .fields import DAY, PersonField, ProofForm, YuanField

L = gettext_lazy


class AskForm(forms.Form):
    purpose = forms.ModelChoiceField(Purpose.objects.none(), label=L("用途"), empty_label=L("请选择"))
    amount = YuanField(label=L("最多多少（元）"))
    title = forms.CharField(
        label=L("做什么（公开）"), max_length=80, help_text=L("不写受助人的姓名。例如：3 号楼门厅适老座椅 2 把。")
    )
    title_en = forms.CharField(label=L("英文"), max_length=160, required=False)
    words = forms.CharField(
        label=L("为什么要用"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=L("给审批的人看。")
    )
    payee = forms.CharField(
        label=L("付给谁（公开）"), max_length=120, required=False, help_text=L("单位或商户的名称；帮助个人就空着。")
    )
    is_aid = forms.BooleanField(label=L("用来帮助个人"), required=False, help_text=L("公开的页面上不出现是谁。"))
    person = PersonField(label=L("帮助谁"), help_text=L("不公开。写全名；有同名的，后面加手机号；帮助几个人就空着。"))
    about = forms.CharField(
        label=L("受助人的情况（密封）"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=L("加密保存，只给委员会和资金管理员看，每次查看都留下记录。"),
    )  # fmt: skip

    def __init__(self, *args: Any, purposes: Any, community_id: int, **more: Any):
        super().__init__(*args, **more)
        self.fields["purpose"].queryset = purposes  # type: ignore[attr-defined]
        self.fields["person"].community_id = community_id  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        aid = said.get("is_aid") or said.get("person")
        if not aid and not said.get("payee"):
            self.add_error("payee", _("请写付给谁；帮助个人，就勾选“用来帮助个人”。"))
        if not aid and said.get("about"):
            self.add_error("about", _("这一栏只用于帮助个人。"))
        return said


class PayForm(ProofForm):
    paid = YuanField(label=L("付了多少（元）"))
    on = forms.DateField(label=L("哪天付的"), widget=DAY)
    field_order = ["paid", "on"]


class SpendingsFilter(forms.Form):
    status = forms.ChoiceField(choices=[("", L("所有状态")), *Spending.Status.choices], label=L("状态"), required=False)
    purpose = forms.ModelChoiceField(Purpose.objects.none(), label=L("用途"), empty_label=L("所有用途"), required=False)

    def __init__(self, *args: Any, purposes: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["purpose"].queryset = purposes  # type: ignore[attr-defined]
