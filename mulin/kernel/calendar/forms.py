from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .almanac import Weekday

WEEKDAYS = [_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日")]


class DayForm(forms.Form):
    date = forms.DateField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("这一天"), widget=forms.RadioSelect,
        choices=[("working", _("上班")), ("off", _("休息")), ("published", _("恢复原来的安排"))],
    )  # fmt: skip
    name = forms.CharField(label=_("名称"), max_length=30, required=False, help_text=_("例如：春节、调休上班、社区停办日。"))


class HoursForm(forms.Form):
    """One line of the week."""

    is_working = forms.BooleanField(required=False)
    opens = forms.TimeField(widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    closes = forms.TimeField(widget=forms.TimeInput({"type": "time"}, format="%H:%M"))

    def __init__(self, weekday: int, usual: Weekday, data: Any = None):
        initial = {"is_working": usual.is_working, "opens": usual.opens, "closes": usual.closes}
        super().__init__(data, prefix=f"w{weekday}", initial=initial)
        self.weekday, self.words = weekday, WEEKDAYS[weekday]
        for name, label in (("is_working", _("上班")), ("opens", _("上班时间")), ("closes", _("下班时间"))):
            self.fields[name].widget.attrs |= {
                "aria-label": f"{self.words} {label}",
                "class": "" if name == "is_working" else "input",
            }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        opens, closes = values.get("opens"), values.get("closes")
        if isinstance(opens, time) and isinstance(closes, time) and opens >= closes:
            self.add_error("closes", _("%(weekday)s的下班时间要晚于上班时间。") % {"weekday": self.words})
        return values

    def weekday_hours(self) -> Weekday:
        values = self.cleaned_data
        return Weekday(values["is_working"], values["opens"], values["closes"])
