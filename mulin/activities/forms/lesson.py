from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.organisations.models import Organisation

from .desk import lines


class LessonForm(forms.Form):
    """Of a study visit or a talk. With the report it may stay empty; on its own page it may not."""

    host = forms.CharField(label=_("去了哪里、谁讲的"), max_length=80, required=False, help_text=_("例如：江南社区，张教授。"))
    host_body = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("登记过的单位"), required=False, empty_label=_("写在上面")
    )
    learned = forms.CharField(label=_("学到了什么"), max_length=3000, required=False, widget=lines(4))
    next = forms.CharField(label=_("回来要做什么"), max_length=300, required=False, help_text=_("写上什么时候做好。"))
    host_en = forms.CharField(label=_("去了哪里、谁讲的（英文）"), max_length=160, required=False)
    learned_en = forms.CharField(label=_("学到了什么（英文）"), max_length=5000, required=False, widget=lines(3))
    next_en = forms.CharField(label=_("回来要做什么（英文）"), max_length=500, required=False)

    def __init__(self, *args: Any, bodies: Any, is_needed: bool, **more: Any):
        super().__init__(*args, **more)
        self.fields["host_body"].queryset = bodies  # type: ignore[attr-defined]
        self.is_needed = is_needed

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if (self.is_needed or said.get("host") or said.get("host_body")) and not said.get("learned"):
            self.add_error("learned", forms.ValidationError(_("请写学到了什么，几句就好。")))
        if said.get("learned") and not said.get("host") and not said.get("host_body"):
            self.add_error("host", forms.ValidationError(_("请写去了哪里，或者谁讲的。")))
        return said
