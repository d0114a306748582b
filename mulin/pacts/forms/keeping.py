from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.pacts.models import Pact, Review
from mulin.pacts.rules import RULES
from mulin.places.models import Place


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class BeginForm(forms.Form):
    place = forms.ModelChoiceField(label=_("哪里的公约"), queryset=Place.objects.none(), empty_label=None)
    title = forms.CharField(label=_("名称"), max_length=60, help_text=_("例如：3 号楼楼栋公约。"))
    title_en = forms.CharField(label=_("英文名称"), max_length=120, required=False)
    voice = forms.ChoiceField(
        label=_("通过以后谁来签"), choices=Pact.Voice, initial=Pact.Voice.HOUSEHOLD, widget=forms.RadioSelect
    )
    review_months = forms.IntegerField(label=_("几个月后复议"), min_value=1, max_value=60, initial=12)

    def __init__(self, *args: Any, places: QuerySet[Place], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]


class ShowForm(forms.Form):
    until = forms.DateField(label=_("意见收到哪一天"), widget=day())


class ForceForm(forms.Form):
    on = forms.DateField(label=_("从哪天起生效"), widget=day(), help_text=_("可以是今天，也可以定在以后；到那天自动生效。"))


class MeetingForm(forms.Form):
    """As the minutes have it. Whether it is adopted follows from the figures."""

    rule = forms.ChoiceField(label=_("按哪一种会议"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("哪一天开的"), widget=day())
    where = forms.CharField(label=_("在哪里开的"), max_length=80)
    entitled = forms.IntegerField(label=_("应到"), min_value=1, max_value=1_000_000)
    present = forms.IntegerField(label=_("实到"), min_value=0, max_value=1_000_000)
    yes = forms.IntegerField(label=pgettext_lazy("pacts", "同意"), min_value=0, max_value=1_000_000)
    no = forms.IntegerField(label=_("反对"), min_value=0, max_value=1_000_000)
    abstained = forms.IntegerField(label=_("弃权"), min_value=0, max_value=1_000_000, initial=0)
    words = forms.CharField(
        label=_("主持、记录、计票的是谁"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("写岗位，不写居民的姓名。会公开。"),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choices: Sequence[tuple[str, str]] = [(one.key, str(one.name)) for one in RULES.values()]
        self.fields["rule"].choices = choices  # type: ignore[attr-defined]


class FileForm(forms.Form):
    number = forms.CharField(label=_("备案号"), max_length=60)
    office = forms.CharField(label=_("收件的单位"), max_length=80, help_text=_("例如：春和街道办事处。"))
    on = forms.DateField(label=_("备案的日子"), widget=day())


class ReviewForm(forms.Form):
    outcome = forms.ChoiceField(label=_("看下来怎样定"), choices=Review.Outcome, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("这一年守得怎样、为什么这样定"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("居民会看到。"),
    )
