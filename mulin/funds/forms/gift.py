from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.funds.models import Gift
from mulin.organisations.models import Organisation

from .fields import DAY, PersonField, ProofForm, YuanField

L = gettext_lazy


class DonorForm(forms.Form):
    """From whom, and whether that may be said."""

    donor_kind = forms.ChoiceField(label=L("谁捐的"), choices=Gift.Donor, initial=Gift.Donor.PERSON, widget=forms.RadioSelect)
    donor = PersonField(label=L("登记里的居民"), help_text=L("写全名，本人会收到感谢和去向。不是居民或不愿意登记，就空着。"))
    sponsor = forms.ModelChoiceField(
        Organisation.objects.none(), label=L("登记里的单位"), required=False, empty_label=L("没有登记")
    )
    donor_name = forms.CharField(
        label=L("捐赠人的名字"), max_length=120, required=False, help_text=L("不公开，除非同意署名。匿名就空着。")
    )
    named = forms.BooleanField(label=L("捐赠人同意公开署名"), required=False, help_text=L("要另外问过本人；以后随时可以不署名。"))
    sponsors = forms.CharField(
        label=L("指定用在哪里"), max_length=100, required=False, help_text=L("没有指定就空着。会公开，不写人名。")
    )

    def __init__(self, *args: Any, community_id: int, **more: Any):
        super().__init__(*args, **more)
        self.fields["donor"].community_id = community_id  # type: ignore[attr-defined]
        self.fields["sponsor"].queryset = Organisation.objects.filter(community=community_id).order_by("name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("named") and not (said.get("donor") or said.get("sponsor") or said.get("donor_name")):
            self.add_error("donor_name", _("要署名，就写上名字。"))
        return said


class MoneyForm(DonorForm, ProofForm):
    amount = YuanField(label=L("金额（元）"))
    received_on = forms.DateField(label=L("哪天到账"), widget=DAY)
    bank_number = forms.CharField(label=L("银行流水号"), max_length=40, required=False)
    field_order = ["amount", "received_on", "bank_number", "donor_kind", "donor", "sponsor", "donor_name", "named", "sponsors"]


class GoodsForm(DonorForm, ProofForm):
    good_name = forms.CharField(label=L("是什么"), max_length=60, help_text=L("例如：适老座椅、N95 口罩。同一种每次写一样。"))
    quantity = forms.IntegerField(label=L("多少件"), min_value=1, max_value=10**9)
    amount = YuanField(label=L("估价（元）"))
    valued_by = forms.CharField(label=L("按什么估的"), max_length=100, help_text=L("发票、同类价格、评估报告。"))
    received_on = forms.DateField(label=L("哪天入库"), widget=DAY)
    stored_at = forms.CharField(label=L("放在哪里"), max_length=60)
    field_order = [
        "good_name", "quantity", "amount", "valued_by", "received_on", "stored_at", "donor_kind", "donor", "sponsor", "donor_name",
        "named", "sponsors",
    ]  # fmt: skip


class PromiseForm(DonorForm):
    kind = forms.ChoiceField(label=L("答应给什么"), choices=Gift.Kind, initial=Gift.Kind.MONEY, widget=forms.RadioSelect)
    amount = YuanField(label=L("金额或估价（元）"))
    good_name = forms.CharField(label=L("物品是什么"), max_length=60, required=False, help_text=L("答应给钱就空着。"))
    quantity = forms.IntegerField(label=L("多少件"), min_value=1, max_value=10**9, required=False)
    field_order = ["kind", "amount", "good_name", "quantity", "donor_kind", "donor", "sponsor", "donor_name", "named", "sponsors"]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("kind") == Gift.Kind.GOODS and not (said.get("good_name") and said.get("quantity")):
            self.add_error("good_name", _("物品要写明是什么、有多少。"))
        if said.get("kind") == Gift.Kind.MONEY:
            said |= {"good_name": "", "quantity": None}
        return said


class ReceiveForm(ProofForm):
    received_on = forms.DateField(label=L("哪天收到"), widget=DAY)
    bank_number = forms.CharField(label=L("银行流水号"), max_length=40, required=False)
    stored_at = forms.CharField(label=L("放在哪里"), max_length=60, required=False)
    field_order = ["received_on", "bank_number", "stored_at"]

    def __init__(self, *args: Any, kind: str, **more: Any):
        super().__init__(*args, **more)
        del self.fields["stored_at" if kind == Gift.Kind.MONEY else "bank_number"]


class HandOutForm(ProofForm):
    good = forms.ChoiceField(label=L("发什么"))
    quantity = forms.IntegerField(label=L("多少件"), min_value=1, max_value=10**9)
    to_whom = forms.CharField(label=L("发给谁（公开）"), max_length=100, help_text=L("不写姓名，例如：3 户高龄独居老人。"))
    on = forms.DateField(label=L("哪天发的"), widget=DAY)
    person = PersonField(label=L("只发给一个人时，是谁"), help_text=L("不公开。写全名；有同名的，后面加手机号。"))
    about = forms.CharField(
        label=L("名单和情况（密封）"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=L("加密保存，只给委员会和资金管理员看，每次查看都留下记录。"),
    )  # fmt: skip
    field_order = ["good", "quantity", "to_whom", "on", "person", "about"]

    def __init__(self, *args: Any, goods: Any, community_id: int, **more: Any):
        super().__init__(*args, **more)
        self.fields["good"].choices = goods  # type: ignore[attr-defined]
        self.fields["person"].community_id = community_id  # type: ignore[attr-defined]
