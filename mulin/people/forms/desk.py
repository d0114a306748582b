from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from mulin.kernel.secrets import numbers
from mulin.people import personal
from mulin.people.models import Ownership, Person, Residence

EARLIEST = 1901  # nobody older lives; 1900 is what spreadsheets write for an empty day
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PersonForm(forms.Form):
    """Also for foreigners: then the document's number is kept as it is written."""

    name = forms.CharField(label=_("姓名"), max_length=100, help_text=_("少数民族姓名中间用“·”。"))
    sex = forms.ChoiceField(label=_("性别"), choices=Person.Sex, initial=Person.Sex.UNKNOWN)
    born_on = forms.DateField(label=_("出生日期"), required=False, widget=DAY, help_text=_("有身份证号时可以不写。"))
    nationality = forms.RegexField(
        r"^[A-Za-z]{3}$", label=_("国籍"), initial="CHN", help_text=_("三个字母：中国 CHN，美国 USA。"),
        error_messages={"invalid": _("国籍写三个字母，如 CHN、USA。")},
    )  # fmt: skip
    phone = forms.CharField(label=_("电话"), max_length=30, required=False, help_text=_("加密保存，用来登录认人和通知。"))
    id_number = forms.CharField(label=_("证件号"), max_length=40, required=False, help_text=_("加密保存，只用来防止重复登记。"))

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].replace("•", "·").replace("‧", "·").split())

    def clean_nationality(self) -> str:
        return str(self.cleaned_data["nationality"]).upper()

    def clean_born_on(self) -> Any:
        day = self.cleaned_data["born_on"]
        if day and day.year < EARLIEST:
            raise ValidationError(_t("出生年份太早了，请核对。"))
        if day and day > timezone.localdate():
            raise ValidationError(_t("出生日期还没到，请核对。"))
        return day

    def clean_phone(self) -> str:
        try:
            return numbers.phone(self.cleaned_data["phone"]) if self.cleaned_data["phone"] else ""
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def clean_id_number(self) -> str:
        try:
            nationality = self.cleaned_data.get("nationality", "CHN")
            return personal.of_id_number(self.cleaned_data["id_number"], nationality=nationality)["id_number"]
        except ValueError as error:
            raise ValidationError(str(error)) from None


class ChangeForm(PersonForm):
    """Empty means: as it is. What is sealed is not sent out to be edited."""

    clears_phone = forms.BooleanField(label=_("删掉登记的电话"), required=False)

    def values(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in ("name", "sex", "born_on", "nationality")}
        given |= {name: self.cleaned_data[name] for name in ("phone", "id_number") if self.cleaned_data[name]}
        return given | ({"phone": ""} if self.cleaned_data["clears_phone"] else {})


class LivingForm(forms.Form):
    kind = forms.ChoiceField(label=_("怎么住"), choices=Residence.Kind, initial=Residence.Kind.OWNER)
    since = forms.DateField(label=_("从哪天住"), required=False, widget=DAY)


class MoveInForm(LivingForm):
    room = forms.CharField(label=_("住到哪一间"), max_length=160, help_text=_("例如：春和苑 3 号楼 2 单元 301"))


class DayForm(forms.Form):
    on = forms.DateField(label=_("哪一天"), widget=DAY)


class OwnerForm(forms.Form):
    person = forms.CharField(
        label=_("产权人身份证号或姓名"), max_length=100, required=False, help_text=_("先把人登记好；姓名要和登记一致。")
    )
    company = forms.CharField(label=_("或产权单位"), max_length=120, required=False)
    area = forms.DecimalField(label=_("整套建筑面积（平方米）"), min_value=1, max_digits=10, decimal_places=2)
    part = forms.IntegerField(label=_("占几份"), min_value=1, initial=1)
    whole = forms.IntegerField(label=_("共几份"), min_value=1, initial=1, help_text=_("占 1 份、共 2 份，就是一半。"))
    source = forms.ChoiceField(label=_("面积来源"), choices=Ownership.Source)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if bool(found.get("person")) == bool(found.get("company")):
            raise ValidationError(_t("产权人和产权单位请填一个。"))
        return found


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("为什么要看"), max_length=200, help_text=_("会留下记录，本人也看得到。"))


class ResetForm(forms.Form):
    reason = forms.CharField(label=_("为什么重置"), max_length=200, help_text=_("会留下记录。请先当面核对本人。"))


class JoinForm(forms.Form):
    phone = forms.CharField(label=_("本人的手机号"), max_length=30)
    seen = forms.BooleanField(label=_("我当面核对了本人和证件"))

    def clean_phone(self) -> str:
        try:
            return numbers.phone(self.cleaned_data["phone"])
        except ValueError as error:
            raise ValidationError(str(error)) from None


class AnswerForm(forms.Form):
    words = forms.CharField(label=_("答复"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
