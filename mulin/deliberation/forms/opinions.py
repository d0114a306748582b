from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.deliberation.models import Statement, Topic
from mulin.places.models import Place

from .acting import ActForm, day, lines


class SayForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("一句话，一个看法"), max_length=Statement.LONGEST, widget=lines(3),
        help_text=gettext_lazy("最多 140 个字。写您自己的看法，不写人名、电话；放上以前由社区看一遍，不显示是谁写的。"),
    )  # fmt: skip


class MapForm(forms.Form):
    place = forms.ModelChoiceField(Place.objects.none(), label=gettext_lazy("问谁"), empty_label=None)
    topic = forms.ModelChoiceField(
        Topic.objects.none(), label=gettext_lazy("属于哪个议题"), required=False, empty_label=gettext_lazy("单独的一张")
    )
    title = forms.CharField(label=gettext_lazy("问什么"), max_length=60)
    title_en = forms.CharField(label=gettext_lazy("英文标题"), max_length=120, required=False)
    words = forms.CharField(label=gettext_lazy("说明"), max_length=500, required=False, widget=lines(3))
    words_en = forms.CharField(label=gettext_lazy("英文说明"), max_length=1000, required=False, widget=lines(2))
    statements = forms.CharField(
        label=gettext_lazy("先放上的说法"), widget=lines(8), max_length=20000,
        help_text=gettext_lazy("一行一条，每条最多 140 个字，有正有反；要英文就在后面写 | 和英文。"),
    )  # fmt: skip
    adds = forms.BooleanField(label=gettext_lazy("居民可以加自己的说法"), required=False, initial=True)
    closes_on = forms.DateField(label=gettext_lazy("最后一天"), required=False, widget=day())

    def __init__(self, *args: Any, places: Any, topics: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.fields["topic"].queryset = topics  # type: ignore[attr-defined]

    def clean_statements(self) -> list[tuple[str, str]]:
        return two_languages(self.cleaned_data["statements"])

    def clean_closes_on(self) -> Any:
        on = self.cleaned_data["closes_on"]
        if on and on < localdate():
            raise forms.ValidationError(_("收口的日子要在今天以后。"))
        return on


def two_languages(text: str) -> list[tuple[str, str]]:
    """One a line: "中文 | English".

    Raises:
        ValidationError: a line is too long.
    """
    found = []
    for line in text.splitlines():
        words, _bar, english = (part.strip() for part in line.partition("|"))
        if len(words) > Statement.LONGEST:
            raise forms.ValidationError(_("这一条超过 140 个字：%(words)s……") % {"words": words[:20]})
        if words:
            found.append((words, english[:300]))
    return found


class LetInForm(ActForm):
    english = forms.CharField(label=gettext_lazy("英文"), max_length=300, required=False)


class KeepOutForm(ActForm):
    words = forms.CharField(
        label=gettext_lazy("为什么不放上"), max_length=300, widget=lines(2), help_text=gettext_lazy("写的人会看到。")
    )


class SeedForm(ActForm):
    statements = forms.CharField(
        label=gettext_lazy("再放几条"), widget=lines(4), max_length=20000, help_text=gettext_lazy("一行一条；英文写在 | 后面。")
    )

    def clean_statements(self) -> list[tuple[str, str]]:
        return two_languages(self.cleaned_data["statements"])


class CloseForm(ActForm):
    words = forms.CharField(
        label=gettext_lazy("为什么现在收口"), max_length=300, widget=lines(2), help_text=gettext_lazy("大家会看到。")
    )
