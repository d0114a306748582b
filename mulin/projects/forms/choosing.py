"""The forms of the choice: the residents' ballot, pitch day, a forum's minutes."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from mulin.projects.actions import Meeting, Vote
from mulin.projects.models import Call

WAYS = (
    ("approval person", gettext_lazy("每人一票，赞成几项都可以")),
    ("approval household", gettext_lazy("每户一票，赞成几项都可以")),
    ("score person", gettext_lazy("每人逐项打 0 到 5 分")),
)
WITH_MONEY = (
    ("budget-equal-shares-add1 person", gettext_lazy("参与式预算：均等份额，每人一票")),
    ("budget-greedy person", gettext_lazy("参与式预算：得票多的先，每人一票")),
    ("budget-equal-shares-add1 household", gettext_lazy("参与式预算：均等份额，每户一票")),
)


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class VoteForm(forms.Form):
    """Days: from midnight to the end of the last one."""

    way = forms.ChoiceField(label=gettext_lazy("怎样投"), widget=forms.RadioSelect)
    opens = forms.DateField(
        label=gettext_lazy("从哪天起投"), widget=day(), help_text=gettext_lazy("先公示有票的名单，再开始投。")
    )
    closes = forms.DateField(label=gettext_lazy("投到哪天"), widget=day())

    def __init__(self, *args: Any, call: Call, **more: Any) -> None:
        super().__init__(*args, **more)
        ways = (*WITH_MONEY, *WAYS) if call.amount else WAYS
        first = next((key for key, _words in ways if key.split()[0] == call.rule_key), ways[0][0])
        self.fields["way"].choices = ways  # type: ignore[attr-defined]
        self.initial.setdefault("way", first)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        opens, closes = said.get("opens"), said.get("closes")
        if opens is not None and opens <= localdate():
            self.add_error("opens", _("最早从明天起：先公示名单，大家看过没有错再投。"))
        if opens is not None and closes is not None and closes < opens:
            self.add_error("closes", _("结束的日子要在开始以后。"))
        return said

    def vote(self) -> Vote:
        said = self.cleaned_data
        key, _blank, head = said["way"].partition(" ")
        return Vote(key, head, _at(said["opens"]), _at(said["closes"] + timedelta(days=1)))


class PitchForm(forms.Form):
    on = forms.DateField(label=gettext_lazy("哪一天路演"), widget=day())
    hour = forms.TimeField(
        label=gettext_lazy("几点开始"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), initial=time(14)
    )
    where = forms.CharField(label=gettext_lazy("在哪里路演"), max_length=80)
    weight = forms.IntegerField(
        label=gettext_lazy("路演占评审团得分的百分之几"), min_value=1, max_value=100, initial=50,
        help_text=gettext_lazy("其余是书面评审。会写在公布的规则里。"),
    )  # fmt: skip
    words = forms.CharField(
        label=gettext_lazy("对上台的人说的话"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def when(self) -> datetime:
        return make_aware(datetime.combine(self.cleaned_data["on"], self.cleaned_data["hour"]))


class ForumForm(forms.Form):
    on = forms.DateField(label=pgettext_lazy("projects", "开会的日子"), widget=day())
    where = forms.CharField(label=gettext_lazy("开会的地点"), max_length=80)
    entitled = forms.IntegerField(label=pgettext_lazy("projects", "应到人数"), min_value=1, max_value=1_000_000)
    present = forms.IntegerField(label=pgettext_lazy("projects", "到会人数"), min_value=0, max_value=1_000_000)
    yes = forms.IntegerField(label=pgettext_lazy("projects", "同意人数"), min_value=0, max_value=1_000_000)
    words = forms.CharField(
        label=gettext_lazy("会上说的要紧的话"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def meeting(self) -> Meeting:
        return Meeting(**self.cleaned_data)


def _at(on: date) -> datetime:
    return make_aware(datetime.combine(on, time()))
