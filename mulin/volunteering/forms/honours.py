from django import forms
from django.utils.translation import gettext_lazy as _

PICTURE = forms.ClearableFileInput(attrs={"accept": "image/*"})


class NominateForm(forms.Form):
    said_name = forms.CharField(label=_("推荐谁"), max_length=40)
    said_where = forms.CharField(
        label=_("住哪里，或在哪支队伍"), max_length=80, required=False, help_text=_("同名的人多，写一句好认。")
    )
    reasons = forms.CharField(label=_("为什么推荐"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))


class ConsentForm(forms.Form):
    shown_as = forms.CharField(label=_("墙上怎么称呼您"), max_length=40)
    portrait = forms.FileField(label=_("照片"), required=False, widget=PICTURE, help_text=_("不放也可以。撤下的时候一并删掉。"))


class PaperForm(ConsentForm):
    signed = forms.BooleanField(label=_("本人签过字的同意书在我这里"))

    field_order = ["signed", "shown_as", "portrait"]


class DecideForm(forms.Form):
    citation = forms.CharField(
        label=_("墙上的一段话"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("授予时要写；谁都能看到。"),
    )  # fmt: skip
    citation_en = forms.CharField(label=_("英文"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    grounds = forms.CharField(
        label=_("决定的理由"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}), help_text=_("留在社区，不上墙。")
    )
