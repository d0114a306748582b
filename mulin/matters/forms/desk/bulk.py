from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.matters.models import Matter
from mulin.matters.queries import choices

from .acting import split


class BulkDispatchForm(forms.Form):
    """One receiver for several matters. What cannot be dispatched is named afterwards, the others go."""

    to = forms.ChoiceField(label=_("都交给谁主办"))
    words = forms.CharField(label=_("交代一句"), required=False, max_length=500)

    def __init__(self, *args: Any, first: Matter, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to"].choices = [("", _("请选择")), *choices.receivers(first)]  # type: ignore[attr-defined]

    def clean_to(self) -> dict[str, int]:
        return split(self.cleaned_data["to"])
