from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from mulin.notices import preset
from mulin.notices.actions import Draft
from mulin.notices.channels import robots
from mulin.notices.models import Bulletin, Urgency
from mulin.notices.rules.audience import LEAST_AGE, Rule, read
from mulin.organisations.models import Post
from mulin.places.models import Place

PEOPLE = [("", _("都要")), ("foreign", _("只要外籍居民")), ("chinese", _("只要中国籍居民"))]
LANGUAGES = [("zh-hans", _("中文")), ("en", "English")]
AUDIENCE = ("age_from", "age_to", "posts", "people", "languages", "interests", "household")
POSTS = [one for one in Post.Kind.choices if one[0] not in {"administrator", "street_leader"}]


def _pills(label: Any, choices: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


class BulletinForm(forms.Form):
    title = forms.CharField(label=_("标题"), max_length=60, help_text=_("短信里只有标题前 20 个字，先说最要紧的。"))
    words = forms.CharField(label=_("内容"), max_length=4000, widget=forms.Textarea(attrs={"rows": 7}))
    title_en = forms.CharField(label=_("英文标题"), max_length=120, required=False)
    words_en = forms.CharField(label=_("英文内容"), max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 7}))
    topic = forms.ChoiceField(label=_("哪一类"), choices=Bulletin.Topic)
    urgency = forms.TypedChoiceField(
        label=_("多急"), choices=Urgency, coerce=int, initial=Urgency.NORMAL, widget=forms.RadioSelect,
        help_text=_("紧急的会马上发短信，也会在夜里响。"),
    )  # fmt: skip
    place = forms.ModelChoiceField(Place.objects.none(), label=_("发给哪里"), empty_label=None)
    age_from = forms.IntegerField(label=_("从几岁"), required=False, min_value=LEAST_AGE, max_value=120)
    age_to = forms.IntegerField(label=_("到几岁"), required=False, min_value=LEAST_AGE, max_value=120)
    people = forms.ChoiceField(label=_("国籍"), choices=PEOPLE, required=False)
    household = forms.ChoiceField(
        label=_("家庭"), required=False, help_text=_("敏感信息：只发给同意过的人。"),
        choices=[("", _("都要")), *preset.HOUSEHOLDS.items()],
    )  # fmt: skip
    languages = _pills(_("用什么语言"), LANGUAGES)
    interests = _pills(_("对什么感兴趣"), list(preset.TABLE.items()))
    posts = _pills(_("担任什么"), POSTS)
    robots = _pills(_("也发到工作群"), [])

    def __init__(self, *args: Any, places: QuerySet[Place], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        known = [(name, name) for name in robots.table()]
        self.fields["robots"].choices = known  # type: ignore[attr-defined]
        if not known:
            del self.fields["robots"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        low, high = found.get("age_from"), found.get("age_to")
        if low is not None and high is not None and low > high:
            raise ValidationError(_t("年龄从大到小了，请换过来。"))
        if bool(found.get("title_en")) != bool(found.get("words_en")):
            raise ValidationError(_t("英文标题和英文内容要么都写，要么都不写。"))
        return found

    def rule(self) -> Rule:
        """Of what is filled in so far, for counting while one writes."""
        said = self.cleaned_data
        return read({name: said[name] for name in AUDIENCE if said.get(name)})

    def draft(self) -> Draft:
        said = self.cleaned_data
        return Draft(
            said["place"], said["topic"], said["title"], said["words"], said["urgency"], said["title_en"], said["words_en"],
            self.rule().as_json(), tuple(said.get("robots", ())),
        )  # fmt: skip

    @staticmethod
    def initial_of(row: Bulletin) -> dict[str, Any]:
        own = ("title", "words", "title_en", "words_en", "topic", "urgency", "place")
        return {name: getattr(row, name) for name in own} | row.rule | {"robots": row.robots.split(",")}


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
