from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.facilities.models import Room

from .houses import DAY


class ClosingForm(forms.Form):
    room = forms.ModelChoiceField(Room.objects.none(), label=_("关哪里"), required=False, empty_label=_("整个设施"))
    since = forms.DateField(label=_("从哪天起"), widget=DAY)
    until = forms.DateField(label=_("到哪天止"), widget=DAY, required=False, help_text=_("那天还关着。不填就是长期关闭。"))
    words = forms.CharField(label=_("原因"), max_length=120, help_text=_("居民会看到，例如：消防检修。"))
    words_en = forms.CharField(label=_("英文"), max_length=200, required=False)

    def __init__(self, *args: Any, rooms: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["room"].queryset = rooms  # type: ignore[attr-defined]
