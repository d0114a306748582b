from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class ChoicesForm(forms.Form):
    language = forms.ChoiceField(label=_("语言"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    large_type = forms.BooleanField(label=_("大字"), required=False, help_text=_("每次登录都用大字。右上角也能随时换。"))


class CorrectionForm(forms.Form):
    words = forms.CharField(
        label=_("哪里不对，应该是什么"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("例如：出生日期应为 1956-03-08。不用写身份证号，社区会当面核对。"),
    )
