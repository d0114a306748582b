from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.funds.models import Fund, Purpose, Seat
from mulin.organisations.models import Organisation
from mulin.places.models import Place

from .fields import DAY, PersonField, YuanField


class FundForm(forms.Form):
    community = forms.ModelChoiceField(Place.objects.none(), label=_("哪个社区的"))
    keeper = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("保管单位"),
        empty_label=_("请选择"),
        help_text=_("钱收进它自己的账户，例如慈善基金会、社会组织。"),
    )
    name = forms.CharField(label=_("基金名称"), max_length=60)
    name_en = forms.CharField(label=_("英文名"), max_length=120, required=False)
    code = forms.SlugField(label=_("代码"), max_length=20, help_text=_("小写字母和数字，例如 nuanlin，以后不能改。"))
    each_most = YuanField(label=_("单笔用款最多（元）"), required=False, help_text=_("章程没有规定就不填。"))
    person_most = YuanField(label=_("一个人一年最多帮助（元）"), required=False, help_text=_("章程没有规定就不填。"))
    charter = forms.CharField(
        label=_("章程"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("用在哪里、谁决定、怎么公开。大家都能看。"),
    )
    charter_en = forms.CharField(label=_("章程英文"), max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(self, *args: Any, communities: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["community"].queryset = communities  # type: ignore[attr-defined]
        self.fields["keeper"].queryset = Organisation.objects.filter(community__in=communities).order_by("name")  # type: ignore[attr-defined]
        if len(found := list(communities[:2])) == 1:
            self.fields["community"].initial = found[0]

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).lower()


class PurposeForm(forms.Form):
    name = forms.CharField(label=_("用途"), max_length=60)
    name_en = forms.CharField(label=_("英文名"), max_length=120, required=False)
    code = forms.SlugField(label=_("代码"), max_length=20, help_text=_("小写字母和数字，例如 seats。"))


class SeatForm(forms.Form):
    person = PersonField(label=_("请谁进委员会"), help_text=_("写全名；有同名的，后面加手机号。"))
    role = forms.ChoiceField(label=_("职务"), choices=Seat.Role, initial=Seat.Role.MEMBER)
    since = forms.DateField(label=_("从哪天起"), widget=DAY)

    def __init__(self, *args: Any, community_id: int, **more: Any):
        super().__init__(*args, **more)
        self.fields["person"].required = True
        self.fields["person"].community_id = community_id  # type: ignore[attr-defined]


class BudgetForm(forms.Form):
    purpose = forms.ModelChoiceField(Purpose.objects.none(), label=_("给哪个用途"), empty_label=_("请选择"))
    year = forms.IntegerField(label=_("哪一年"), min_value=2000, max_value=2100)
    amount = YuanField(label=_("增加多少（元）"), least=-(10**12), help_text=_("减少就写负数；已批准的减不掉。"))

    def __init__(self, *args: Any, fund: Fund, purposes: Iterable[Purpose], **more: Any):
        """`purposes` of that fund, as they were read for the page."""
        super().__init__(*args, **more)
        field = self.fields["purpose"]
        field.queryset = fund.purposes.all()  # type: ignore[attr-defined]
        field.choices = [("", field.empty_label), *((one.pk, str(one)) for one in purposes)]  # type: ignore[attr-defined]
