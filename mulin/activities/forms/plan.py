from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.activities.models import Activity
from mulin.organisations.models import Organisation


class PlanForm(forms.Form):
    """Kind and theme left open: sessions of any."""

    number = forms.IntegerField(label=_("一年办几场"), min_value=1, max_value=2000)
    kind = forms.ChoiceField(label=_("类别"), choices=[("", _("不限类别")), *Activity.Kind.choices], required=False)
    theme = forms.CharField(
        label=_("主题"), max_length=40, required=False, help_text=_("和活动里写的主题一样才算得上，例如：幸福邀约。"),
        widget=forms.TextInput(attrs={"list": "themes"}),
    )  # fmt: skip
    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("谁来办"), required=False, empty_label=_("不限，都算"))

    def __init__(self, *args: Any, bodies: Any, needs_body: bool, **more: Any):
        super().__init__(*args, **more)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["body"].required = needs_body
