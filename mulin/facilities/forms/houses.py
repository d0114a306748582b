from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.facilities.models import Facility, Room
from mulin.facilities.rules import Span
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.models import Place

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
WEEKDAYS = [(1, _("周一")), (2, _("周二")), (3, _("周三")), (4, _("周四")), (5, _("周五")), (6, _("周六")), (7, _("周日"))]


def clock() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def fen(yuan: Any) -> int:
    return int((yuan or 0) * 100)


class FacilityForm(forms.Form):
    level = forms.ChoiceField(label=_("级别"), choices=Facility.Level)
    place = forms.ModelChoiceField(Place.objects.none(), label=_("归哪里管"), help_text=_("这个地点的社区工作者管它。"))
    name = forms.CharField(label=_("名称"), max_length=60)
    name_en = forms.CharField(label=_("英文名"), max_length=120, required=False)
    parent = forms.ModelChoiceField(
        Facility.objects.none(), label=_("属于哪个中心或站"), required=False, empty_label=_("没有上级")
    )
    words = forms.CharField(label=_("介绍"), max_length=1000, required=False, widget=lines(3))
    words_en = forms.CharField(label=_("英文介绍"), max_length=2000, required=False, widget=lines(3))
    address = forms.CharField(label=_("地址"), max_length=120)
    address_en = forms.CharField(label=_("英文地址"), max_length=200, required=False)
    phone = forms.CharField(label=_("公开电话"), max_length=30, required=False)
    lat = forms.FloatField(label=_("纬度"), min_value=-90, max_value=90, required=False, help_text=_("不填就用地点的位置。"))
    lng = forms.FloatField(label=_("经度"), min_value=-180, max_value=180, required=False)
    curator = forms.CharField(
        label=_("主理人的姓名"), max_length=60, required=False, help_text=_("要和登记的一样；只在工作台显示。")
    )
    curator_title = forms.CharField(
        label=_("主理人的称呼"), max_length=60, required=False, help_text=_("居民看到的，例如：站长。")
    )
    operator = forms.ModelChoiceField(Organisation.objects.none(), label=_("运营单位"), required=False, empty_label=_("社区自己"))
    on_holidays = forms.ChoiceField(label=_("法定节假日"), choices=Facility.Holidays)
    picture = forms.ImageField(label=_("照片"), required=False)

    def __init__(self, *args: Any, places: Any, parents: Any, operators: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.fields["parent"].queryset = parents  # type: ignore[attr-defined]
        self.fields["operator"].queryset = operators  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        place, name = said.get("place"), (said.get("curator") or "").strip()
        said["curator"] = None
        if name and place is not None:
            found = list(Person.objects.filter(community=place.community_id or place.pk, name=name, left_on=None)[:2])
            if len(found) != 1:
                self.add_error("curator", _("登记里没有这个人，或者有同名的。"))
            else:
                said["curator"] = found[0]
        return said


class WeekForm(forms.Form):
    """A week: for each day office hours, and extended hours after (or before) them."""

    def __init__(self, *args: Any, **more: Any):
        super().__init__(*args, **more)
        for number, label in WEEKDAYS:
            for name, words in (
                ("opens", _("开门")),
                ("closes", _("关门")),
                ("late_opens", _("延时从")),
                ("late_closes", _("延时到")),
            ):
                self.fields[f"{name}_{number}"] = forms.TimeField(label=words, required=False, widget=clock())
            self.fields[f"opens_{number}"].help_text = label

    def days(self) -> list[tuple[Any, list[Any]]]:
        """(weekday, its four fields) for the table."""
        names = ("opens", "closes", "late_opens", "late_closes")
        return [(label, [self[f"{name}_{number}"] for name in names]) for number, label in WEEKDAYS]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        week: list[tuple[int, Span]] = []
        for number, label in WEEKDAYS:
            for first, last, extended in (("opens", "closes", False), ("late_opens", "late_closes", True)):
                opens, closes = said.get(f"{first}_{number}"), said.get(f"{last}_{number}")
                if (opens is None) != (closes is None) or (opens and closes and closes <= opens):
                    raise forms.ValidationError(_("%(day)s的时间要两个都填，后一个晚于前一个。"), params={"day": label})
                if opens is not None and closes is not None:
                    week.append((number, Span(opens, closes, extended)))
        said["week"] = week
        return said

    @staticmethod
    def of(facility: Facility) -> dict[str, time]:
        initial: dict[str, time] = {}
        for row in facility.openings.all():
            name = "late_" if row.extended else ""
            initial |= {f"{name}opens_{row.weekday}": row.opens, f"{name}closes_{row.weekday}": row.closes}
        return initial


class OtherDayForm(forms.Form):
    on = forms.DateField(label=_("哪一天"), widget=DAY)
    words = forms.CharField(label=_("原因"), max_length=120, help_text=_("居民会看到，例如：消防检修。"))
    words_en = forms.CharField(label=_("英文"), max_length=200, required=False)
    opens = forms.TimeField(label=_("开门"), required=False, widget=clock(), help_text=_("两个都不填就是不开放。"))
    closes = forms.TimeField(label=_("关门"), required=False, widget=clock())

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        opens, closes = said.get("opens"), said.get("closes")
        if (opens is None) != (closes is None) or (opens and closes and closes <= opens):
            self.add_error("closes", _("时间要两个都填，后一个晚于前一个。"))
        return said


class RoomForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=60)
    name_en = forms.CharField(label=_("英文名"), max_length=120, required=False)
    words = forms.CharField(label=_("介绍"), max_length=500, required=False, widget=lines(2))
    words_en = forms.CharField(label=_("英文介绍"), max_length=1000, required=False, widget=lines(2))
    size = forms.IntegerField(label=_("多少平方米"), min_value=1, max_value=100_000, required=False)
    seats = forms.IntegerField(label=_("坐几个人"), min_value=1, max_value=5000, required=False)
    kit = forms.CharField(label=_("有什么设备"), max_length=300, required=False)
    kit_en = forms.CharField(label=_("有什么设备（英文）"), max_length=500, required=False)
    tariff = forms.ChoiceField(label=_("收费"), choices=Room.Tariff)
    price = forms.DecimalField(
        label=_("每小时多少元"), min_value=0, max_value=10_000, decimal_places=2, required=False, help_text=_("在现场交。")
    )
    bookable = forms.BooleanField(label=_("要预约"), required=False, initial=True, help_text=_("不勾就是开放时间直接来。"))
    for_whom = forms.ChoiceField(label=_("给谁用"), choices=Room.For, initial=Room.For.BOTH)
    from_age = forms.IntegerField(label=_("最小年龄"), min_value=0, max_value=120, initial=18)
    to_age = forms.IntegerField(label=_("最大年龄"), min_value=0, max_value=150, initial=150)
    most_minutes = forms.IntegerField(label=_("一次最多几分钟"), min_value=15, max_value=1440, initial=240)
    ahead_days = forms.IntegerField(label=_("最多提前几天"), min_value=1, max_value=366, initial=30)
    at_once = forms.IntegerField(
        label=_("每人同时最多订几次"), min_value=1, max_value=100, initial=2, help_text=_("每周一次的算一次。")
    )
    buffer = forms.IntegerField(label=_("用完后留几分钟整理"), min_value=0, max_value=240, initial=0)
    cancel_hours = forms.IntegerField(label=_("开始前几小时可以自己取消"), min_value=0, max_value=720, initial=2)
    approval = forms.BooleanField(label=_("要确认后才算订好"), required=False)
    needs_key = forms.BooleanField(label=_("要领钥匙"), required=False)
    picture = forms.ImageField(label=_("照片"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        said["price"] = fen(said.get("price"))
        if (said.get("tariff") == Room.Tariff.FREE) != (not said["price"]):
            self.add_error("price", _("无偿的不收钱；低偿和有偿请写每小时多少元。"))
        if said.get("to_age", 150) < said.get("from_age", 0):
            self.add_error("to_age", _("最大年龄不能小于最小年龄。"))
        return said


class ThingForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=60)
    name_en = forms.CharField(label=_("英文名"), max_length=120, required=False)
    words = forms.CharField(label=_("说明"), max_length=300, required=False)
    words_en = forms.CharField(label=_("英文说明"), max_length=500, required=False)
    pieces = forms.IntegerField(label=_("有几件"), min_value=1, max_value=1000, initial=1)
    days = forms.IntegerField(label=_("最多借几天"), min_value=1, max_value=365, initial=14)
