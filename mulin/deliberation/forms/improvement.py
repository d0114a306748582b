from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.organisations.models import Organisation
from mulin.places.models import Place

from .acting import ActForm, day, lines


def yuan(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, max_digits=11, decimal_places=2, min_value=0, required=False)


def fen(value: Any) -> int | None:
    return None if value is None else int(value * 100)


class IdeaForm(forms.Form):
    place = forms.ModelChoiceField(Place.objects.none(), label=_("哪里的"), empty_label=None)
    name = forms.CharField(label=_("改什么"), max_length=60)
    spot = forms.CharField(label=_("具体在哪里"), max_length=120)
    words = forms.CharField(label=_("现在怎样，想怎么改"), max_length=1000, widget=lines(4))
    photo = forms.ImageField(label=_("现在的照片"), required=False)
    lat = forms.FloatField(widget=forms.HiddenInput, required=False, min_value=-90, max_value=90)
    lng = forms.FloatField(widget=forms.HiddenInput, required=False, min_value=-180, max_value=180)

    def __init__(self, *args: Any, places: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]


class AgreeForm(ActForm):
    doer = forms.CharField(label=_("谁来做"), max_length=120)
    cost = yuan(_("大约多少钱（元）"))
    payer = forms.CharField(label=_("钱从哪里来"), max_length=120, required=False)


class NoForm(ActForm):
    words = forms.CharField(label=_("原因"), max_length=300, widget=lines(2), help_text=_("提的人会看到。"))


class NothingForm(ActForm):
    pass


class BeforeForm(ActForm):
    photo = forms.ImageField(label=_("改造前的照片"))


class FinishForm(ActForm):
    photo = forms.ImageField(label=_("改造后的照片"))
    words = forms.CharField(label=_("改成了什么样"), max_length=500, widget=lines(2), required=False)
    cost = yuan(_("实际花了多少钱（元）"))


class EnglishForm(ActForm):
    name_en = forms.CharField(label=_("英文标题"), max_length=120, required=False)
    words_en = forms.CharField(label=_("英文说明"), max_length=2000, required=False, widget=lines(2))

    def prepare(self, context: dict[str, Any]) -> None:
        self.initial = context.get("english", {})


class AdoptForm(forms.Form):
    until = forms.DateField(label=_("认养到哪天"), widget=day(), help_text=_("最长一年，到期可以接着认养。"))
    every = forms.IntegerField(label=_("多少天看一次"), min_value=1, max_value=365, initial=30)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("以单位的名义"), required=False, empty_label=_("自己来")
    )
    team = forms.CharField(label=_("和哪支队伍一起"), max_length=60, required=False)

    def __init__(self, *args: Any, units: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["organisation"].queryset = units  # type: ignore[attr-defined]
        if not units:
            del self.fields["organisation"]


class LookForm(forms.Form):
    fine = forms.ChoiceField(
        label=_("看下来"), choices=[("yes", _("好好的")), ("no", _("有地方要修"))], widget=forms.RadioSelect, initial="yes"
    )
    words = forms.CharField(label=_("哪里、怎么样"), max_length=300, required=False, widget=lines(2))
    photo = forms.ImageField(label=_("照片"), required=False)
