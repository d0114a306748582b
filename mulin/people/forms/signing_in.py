from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mulin.kernel.secrets import numbers

DIGITS = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": "8", "autofocus": True}


class PhoneForm(forms.Form):
    phone = forms.CharField(
        label=_("手机号"),
        max_length=30,
        help_text=_("国外的号码以 + 和国家代码开头。"),
        error_messages={"required": _("请写手机号。")},
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )

    def clean_phone(self) -> str:
        """In normal form, +86…"""
        try:
            return numbers.phone(self.cleaned_data["phone"])
        except ValueError as error:
            raise ValidationError(str(error)) from None


class CodeForm(forms.Form):
    code = forms.RegexField(
        r"^\s*\d{3}\s?\d{3}\s*$",
        label=_("验证码"),
        error_messages={"invalid": _("验证码是 6 位数字。"), "required": _("请写收到的 6 位数字。")},
        widget=forms.TextInput(attrs=DIGITS),
    )

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split())


class SecondForm(forms.Form):
    code = forms.CharField(
        label=_("动态码"),
        max_length=12,
        help_text=_("手机验证器里的 6 位数字；手机不在身边，写一个备用码。"),
        error_messages={"required": _("请写验证器里的 6 位数字。")},
        widget=forms.TextInput(attrs=DIGITS | {"maxlength": "12"}),
    )

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split())


class RoomForm(forms.Form):
    building = forms.CharField(label=_("小区和楼号"), max_length=60, help_text=_("例如：春和苑 3 号楼"))
    room = forms.CharField(label=_("房号"), max_length=20, help_text=_("例如：301；有单元的写 2 单元 301"))
    name = forms.CharField(label=_("姓名"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"}))
