from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.organisations.models import Organisation
from mulin.places.models import Place


class AskForm(forms.Form):
    """Another community, or one of its bodies."""

    community = forms.ModelChoiceField(Place.objects.none(), label=_("请哪个社区一起办"), empty_label=None)
    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("它的哪个单位"), required=False, empty_label=_("社区自己"))
    words = forms.CharField(
        label=_("想怎么一起办"), max_length=200, required=False, help_text=_("例如：各出二十个名额，你们带合唱团。")
    )

    def __init__(self, *args: Any, communities: Any, bodies: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["community"].queryset = communities  # type: ignore[attr-defined]
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["body"].label_from_instance = lambda body: f"{body.community.name} · {body}"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        body = said.get("body")
        if body is not None and said.get("community") is not None and body.community_id != said["community"].pk:
            self.add_error("body", forms.ValidationError(_("这个单位不在选的社区，请改一个。")))
        return said
