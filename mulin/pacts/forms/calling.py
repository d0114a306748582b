from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.pacts.actions import Call
from mulin.pacts.models import Pact
from mulin.pacts.rules import TO_BE_FILED

from .keeping import day

# rule set of ballots and whose voice: statutory for a community, freely chosen for a stairway or an estate
STATUTORY = (
    ("residents-meeting-households household", gettext_lazy("居民会议：每户一名代表")),
    ("residents-meeting person", gettext_lazy("居民会议：每人一票")),
)
FREE = (
    ("majority-entitled household", gettext_lazy("每户一票，全体户数过半同意")),
    ("majority-participating household", gettext_lazy("每户一票，参加的过半同意")),
    ("two-thirds-entitled household", gettext_lazy("每户一票，全体户数三分之二以上同意")),
    ("majority-entitled person", gettext_lazy("每人一票，全体过半同意")),
    ("majority-participating person", gettext_lazy("每人一票，参加的过半同意")),
)


class CallForm(forms.Form):
    """Which rule, and from when until when. Days: from midnight to the end of the last one."""

    rule = forms.ChoiceField(label=gettext_lazy("按哪一套规则"), widget=forms.RadioSelect)
    opens = forms.DateField(
        label=gettext_lazy("从哪天起投"), widget=day(), help_text=gettext_lazy("先公示有票的名单，再开始投。")
    )
    closes = forms.DateField(label=gettext_lazy("投到哪天"), widget=day())

    def __init__(self, *args: Any, pact: Pact, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = STATUTORY if pact.place.kind in TO_BE_FILED else FREE
        self.fields["rule"].choices = choices  # type: ignore[attr-defined]
        self.initial.setdefault("rule", choices[0][0])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        opens, closes = said.get("opens"), said.get("closes")
        if opens is not None and opens <= localdate():
            self.add_error("opens", _("最早从明天起：先公示名单，大家看过没有错再投。"))
        if opens is not None and closes is not None and closes < opens:
            self.add_error("closes", _("结束的日子要在开始以后。"))
        return said

    def call(self) -> Call:
        said = self.cleaned_data
        key, _blank, head = said["rule"].partition(" ")
        return Call(key, head, _at(said["opens"]), _at(said["closes"] + timedelta(days=1)))


def _at(on: date) -> datetime:
    return make_aware(datetime.combine(on, time()))
