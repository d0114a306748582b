from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from mulin.facilities.models import Room
from mulin.facilities.queries import moment
from mulin.facilities.rules import Wish
from mulin.organisations.models import Organisation

from .houses import DAY

EVERY_QUARTER = [time(n // 4, n % 4 * 15) for n in range(96)]


def length_words(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    said = [str(ngettext_lazy("%(n)s 小时", "%(n)s 小时", hours) % {"n": hours})] if hours else []
    return " ".join([*said, *([str(ngettext_lazy("%(n)s 分钟", "%(n)s 分钟", rest) % {"n": rest})] if rest else [])])


def lengths(most: int) -> list[tuple[int, str]]:
    """A quarter hour to two hours by quarters, then by halves."""
    steps = [n for n in range(15, most + 1, 15) if n <= 120 or n % 30 == 0 or n == most]
    return [(minutes, length_words(minutes)) for minutes in steps]


class BookingForm(forms.Form):
    on = forms.DateField(label=_("哪一天"), widget=forms.HiddenInput)
    begins = forms.TypedChoiceField(label=_("几点开始"), coerce=time.fromisoformat)
    minutes = forms.TypedChoiceField(label=_("用多久"), coerce=int)
    purpose = forms.CharField(label=_("用来做什么"), max_length=120)
    heads = forms.IntegerField(label=_("大约几个人"), min_value=1, max_value=5000, initial=4)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("以谁的名义"), required=False, empty_label=_("我自己")
    )
    party = forms.CharField(label=_("团队的名字"), max_length=60, required=False, help_text=_("例如：春和合唱团。"))
    until = forms.DateField(
        label=_("每周这个时间都用，到哪天止"), required=False, widget=DAY, help_text=_("不填就只订这一次。哪几天冲突会先告诉您。")
    )
    every = forms.TypedChoiceField(label=_("隔多久一次"), coerce=int, choices=[(7, _("每周")), (1, _("每天"))], required=False)
    shown = forms.BooleanField(label=_("公开：居民在房间的页面看到"), required=False, help_text=_("展览、音乐会、开放日。"))
    purpose_en = forms.CharField(label=_("公开的英文名"), max_length=200, required=False)

    def __init__(self, *args: Any, room: Room, starts: list[time], units: Any, house: bool = False, **more: Any):
        super().__init__(*args, **more)
        # The same form sent twice has to reach its kept answer, although its hour is taken by then: the action says what is free.
        self.offer(starts if not self.is_bound else EVERY_QUARTER)
        self.fields["minutes"].choices = lengths(720 if house else room.most_minutes)  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = units  # type: ignore[attr-defined]
        if not units:
            del self.fields["organisation"]
        if house:
            self.fields["until"].label = _("连着用，到哪天止")
            del self.fields["party"]
        for name in () if house else ("every", "shown", "purpose_en"):
            del self.fields[name]

    def offer(self, starts: list[time]) -> None:
        """What there is to choose from."""
        clocks = [f"{one:%H:%M}" for one in starts]
        self.fields["begins"].choices = [(one, one) for one in clocks]  # type: ignore[attr-defined]

    def wish(self) -> Wish:
        said = self.cleaned_data
        begins_at: datetime = moment(said["on"], said["begins"])
        unit = said.get("organisation")
        return Wish(
            begins_at, begins_at + timedelta(minutes=said["minutes"]), said["purpose"], said["heads"], unit.pk if unit else None,
            party=said.get("party", ""), purpose_en=said.get("purpose_en", ""), shown=said.get("shown", False),
        )  # fmt: skip

    @property
    def days_between(self) -> int:
        return self.cleaned_data.get("every") or 7

    @property
    def last(self) -> date | None:
        until: date | None = self.cleaned_data.get("until")
        return until
