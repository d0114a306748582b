from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.elections.models import Election

from .plan import day


class ShowingForm(forms.Form):
    kind = forms.ChoiceField(label=_("选举哪一种"), choices=Election.Kind)
    days = forms.IntegerField(label=_("候选人在投票前至少公布几天"), min_value=1, max_value=60)
    source = forms.CharField(label=_("依据哪部法律或哪份本地规程，第几条"), max_length=200)
    since = forms.DateField(label=_("从哪天起"), widget=day(), help_text=_("投票从这一天或以后开始的选举按它办。"))
