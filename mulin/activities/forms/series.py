from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.activities.models import Series
from mulin.activities.rules import dates
from mulin.places.models import Place

from .desk import SpotForm

WEEKDAYS = [(1, _("周一")), (2, _("周二")), (3, _("周三")), (4, _("周四")), (5, _("周五")), (6, _("周六")), (7, _("周日"))]
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SeriesForm(SpotForm):
    """`reason` is asked when a series changes."""

    rule = forms.ChoiceField(label=_("怎么重复"), choices=Series.Rule)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("星期几"), choices=WEEKDAYS, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    day = forms.IntegerField(
        label=_("第几"), initial=0, min_value=-1, max_value=31, required=False,
        help_text=_("每月几号、每月第几个星期几、农历初几写数字；−1 是最后一个。"),
    )  # fmt: skip
    month = forms.IntegerField(
        label=_("农历几月"), initial=0, min_value=0, max_value=12, required=False, help_text=_("0 是每个月。")
    )
    term = forms.ChoiceField(label=_("节气"), choices=[("", _("不按节气")), *[(one, one) for one in dates.TERMS]], required=False)
    begins = forms.TimeField(label=_("几点开始"), widget=forms.TimeInput(attrs={"type": "time"}))
    minutes = forms.IntegerField(label=_("多少分钟"), initial=60, min_value=5, max_value=1440)
    place = forms.ModelChoiceField(Place.objects.none(), label=_("在哪里"), required=False, empty_label=_("写在下面"))
    spot = forms.CharField(label=_("具体位置"), max_length=120, required=False)
    spot_en = forms.CharField(label=_("具体位置（英文）"), max_length=200, required=False)
    places = forms.IntegerField(label=_("每场名额"), initial=0, min_value=0, max_value=100_000, help_text=_("0 是不用报名。"))
    kept_for = forms.ChoiceField(label=_("另外留给"), choices=[("", _("不另留")), *Series.Kept.choices], required=False)
    kept = forms.IntegerField(label=_("另留几个"), initial=0, min_value=0, max_value=100_000, required=False)
    kept_hours = forms.IntegerField(
        label=_("开始前几小时放给所有人"), initial=24, min_value=0, max_value=720, required=False, help_text=_("0 是一直留着。")
    )
    since = forms.DateField(label=_("从哪天起"), widget=DAY)
    until = forms.DateField(label=_("到哪天止"), widget=DAY, required=False)
    reason = forms.CharField(label=_("为什么改"), max_length=200, help_text=_("报名的邻居会看到这句话。"))

    def __init__(self, *args: Any, places: Any, is_new: bool, has_club: bool, **more: Any):
        """`has_club`: places can be kept for its members."""
        super().__init__(*args, **more)
        if not has_club:
            kinds = self.fields["kept_for"].choices  # type: ignore[attr-defined]
            self.fields["kept_for"].choices = [one for one in kinds if one[0] != Series.Kept.MEMBERS]  # type: ignore[attr-defined]
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        if is_new:
            del self.fields["reason"]
        else:
            del self.fields["since"]

    def clean_day(self) -> int:
        return self.cleaned_data.get("day") or 0

    def clean_month(self) -> int:
        return self.cleaned_data.get("month") or 0

    def clean_kept(self) -> int:
        return self.cleaned_data.get("kept") or 0

    def clean_kept_hours(self) -> int:
        return self.cleaned_data.get("kept_hours") or 0
