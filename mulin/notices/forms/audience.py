from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from mulin.notices import preset
from mulin.notices.models import Audience
from mulin.notices.rules.audience import LEAST_AGE, Rule, read
from mulin.organisations.models import Organisation, Post
from mulin.places.models import Place

PEOPLE = [("", _("都要")), ("foreign", _("只要外籍居民")), ("chinese", _("只要中国籍居民"))]
LANGUAGES = [("zh-hans", _("中文")), ("en", "English")]
AUDIENCE = ("age_from", "age_to", "posts", "people", "languages", "interests", "household")
POSTS = [one for one in Post.Kind.choices if one[0] not in {"administrator", "street_leader"}]


def pills(label: Any, choices: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


class RuleForm(forms.Form):
    """Whom something is for."""

    place = forms.ModelChoiceField(Place.objects.none(), label=_("发给哪里"), empty_label=None)
    age_from = forms.IntegerField(label=_("从几岁"), required=False, min_value=LEAST_AGE, max_value=120)
    age_to = forms.IntegerField(label=_("到几岁"), required=False, min_value=LEAST_AGE, max_value=120)
    people = forms.ChoiceField(label=_("国籍"), choices=PEOPLE, required=False)
    household = forms.ChoiceField(
        label=_("家庭"), required=False, help_text=_("敏感信息：只发给同意过的人。"),
        choices=[("", _("都要")), *preset.HOUSEHOLDS.items()],
    )  # fmt: skip
    languages = pills(_("用什么语言"), LANGUAGES)
    interests = pills(_("对什么感兴趣"), list(preset.TABLE.items()))
    posts = pills(_("担任什么"), POSTS)
    also = forms.ModelMultipleChoiceField(
        Place.objects.none(), label=_("只要其中几处"), required=False, widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("比如只要其中两栋楼。不选就是整个地方。"),
    )  # fmt: skip

    def __init__(self, *args: Any, places: QuerySet[Place], **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("place", "also"):
            self.fields[name].queryset = places  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        low, high = found.get("age_from"), found.get("age_to")
        if low is not None and high is not None and low > high:
            raise ValidationError(_t("年龄从大到小了，请换过来。"))
        place = found.get("place")
        if place is not None and any(not one.path.startswith(place.path) for one in found.get("also") or ()):
            raise ValidationError(_t("“只要其中几处”里有不在这个地方的，请去掉，或把地方选大一点。"))
        return found

    def rule(self) -> Rule:
        """Of what is filled in so far, for counting while one writes."""
        said = self.cleaned_data
        parts = {name: said[name] for name in AUDIENCE if said.get(name)}
        return read(parts | {"places": [one.pk for one in said.get("also") or ()]})

    @staticmethod
    def initial_rule(rule: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in rule.items() if name != "places"} | {"also": rule.get("places", [])}


class AudienceForm(RuleForm):
    name = forms.CharField(label=_("名称"), max_length=40, help_text=_("比如：3、5 号楼 60 岁以上的邻居。"))
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("归哪个单位"), empty_label=None)

    def __init__(self, *args: Any, owners: QuerySet[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["organisation"].queryset = owners  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(row: Audience) -> dict[str, Any]:
        own = {"name": row.name, "organisation": row.organisation, "place": row.place}
        return own | RuleForm.initial_rule(row.rule)
