"""What a resident types. Each form asks only what is not known yet."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_PHOTOS = 4
SAY_IT = _("请写一句出了什么事，例如：三楼楼道的灯不亮了。")


class Place(forms.Form):
    """Where it is: a place of ours, a position, or both."""

    place = forms.IntegerField(required=False, widget=forms.HiddenInput)
    c = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)  # the token of a scanned code
    lat = forms.FloatField(required=False, min_value=-90, max_value=90, widget=forms.HiddenInput)
    lng = forms.FloatField(required=False, min_value=-180, max_value=180, widget=forms.HiddenInput)


class Words(Place):
    words = forms.CharField(
        label=_("出了什么事"),
        min_length=2,
        max_length=2000,
        help_text=_("一句话就行。点键盘上的话筒可以说出来。"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": SAY_IT, "min_length": SAY_IT},
    )
    spot = forms.CharField(
        label=_("具体位置"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("例如：3 层楼道")}),
    )
    category = forms.IntegerField(required=False)
    shows_name = forms.BooleanField(
        label=_("让邻居看到我的名字"), required=False, help_text=_("不勾选时，邻居看不到您的姓名和电话。")
    )


class Later(Words):
    """A report that waited on the phone: both steps at once."""

    anonymous = forms.BooleanField(required=False)


class Quick(Place):
    category = forms.IntegerField(error_messages={"required": _("请点一下是哪一类。")})
    words = forms.CharField(label=_("补一句"), max_length=2000, required=False)


class Rating(forms.Form):
    verdict = forms.ChoiceField(
        choices=[("good", _("满意")), ("fair", _("一般")), ("bad", _("不满意"))],
        error_messages={"required": _("请先选满意、一般或不满意。")},
    )
    words = forms.CharField(max_length=500, required=False)


class Reason(forms.Form):
    """Words that an act cannot do without."""

    words = forms.CharField(max_length=1000, error_messages={"required": _("请写一句话，办的人才知道怎么做。")})
