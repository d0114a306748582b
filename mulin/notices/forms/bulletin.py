from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from mulin.notices.actions import Draft
from mulin.notices.channels import robots
from mulin.notices.models import Bulletin, Urgency
from mulin.places.models import Place

from .audience import RuleForm, pills


class BulletinForm(RuleForm):
    title = forms.CharField(label=_("标题"), max_length=60, help_text=_("短信里只有标题前 20 个字，先说最要紧的。"))
    words = forms.CharField(label=_("内容"), max_length=4000, widget=forms.Textarea(attrs={"rows": 7}))
    title_en = forms.CharField(label=_("英文标题"), max_length=120, required=False)
    words_en = forms.CharField(label=_("英文内容"), max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 7}))
    topic = forms.ChoiceField(label=_("哪一类"), choices=Bulletin.Topic)
    urgency = forms.TypedChoiceField(
        label=_("多急"), choices=Urgency, coerce=int, initial=Urgency.NORMAL, widget=forms.RadioSelect,
        help_text=_("紧急的会马上发短信，也会在夜里响。"),
    )  # fmt: skip
    robots = pills(_("也发到工作群"), [])

    def __init__(self, *args: Any, places: QuerySet[Place], **more: Any) -> None:
        super().__init__(*args, places=places, **more)
        known = [(name, name) for name in robots.table()]
        self.fields["robots"].choices = known  # type: ignore[attr-defined]
        if not known:
            del self.fields["robots"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if bool(found.get("title_en")) != bool(found.get("words_en")):
            raise ValidationError(_t("英文标题和英文内容要么都写，要么都不写。"))
        return found

    def draft(self) -> Draft:
        said = self.cleaned_data
        return Draft(
            said["place"], said["topic"], said["title"], said["words"], said["urgency"], said["title_en"], said["words_en"],
            self.rule().as_json(), tuple(said.get("robots", ())),
        )  # fmt: skip

    @staticmethod
    def initial_of(row: Bulletin) -> dict[str, Any]:
        own = ("title", "words", "title_en", "words_en", "topic", "urgency", "place")
        return {name: getattr(row, name) for name in own} | RuleForm.initial_rule(row.rule) | {"robots": row.robots.split(",")}


class NoteForm(forms.Form):
    note = forms.CharField(label=_("写明原因"), max_length=300)


class PublishForm(forms.Form):
    send_at = forms.DateTimeField(
        label=_("什么时候发"), required=False, input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}), help_text=_("不填就现在发。"),
    )  # fmt: skip

    def clean_send_at(self) -> datetime | None:
        found: datetime | None = self.cleaned_data["send_at"]
        return found
