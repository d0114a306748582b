from django import forms
from django.utils.translation import gettext_lazy as _


class SaveFilterForm(forms.Form):
    name = forms.CharField(label=_("叫什么"), max_length=40, help_text=_("例如：3 号楼超时的。"))
    is_shared = forms.BooleanField(label=_("同事也看得到"), required=False)
