from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mulin.activities.actions.clubs import Plan
from mulin.activities.models import Activity, Club

from .desk import lines, moment
from .series import WEEKDAYS

MEETINGS = 3  # a week, at most


def clock() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time", "class": "input"}, format="%H:%M")


class ClubForm(forms.Form):
    name = forms.CharField(label=_("团队叫什么"), max_length=40)
    words = forms.CharField(
        label=_("做什么"), max_length=1500, widget=lines(4), help_text=_("喜欢什么的邻居会来，一起做什么，要不要基础。")
    )
    spot = forms.CharField(label=_("在哪里活动"), max_length=120, help_text=_("例如：居民活动室二楼。"))
    called = forms.CharField(
        label=_("大家怎么称呼队长"),
        max_length=20,
        required=False,
        help_text=_("例如：王老师。公开页面上只写这个称呼，不写姓名。"),
    )
    from_age = forms.IntegerField(label=_("最小年龄"), initial=0, min_value=0, max_value=120)
    to_age = forms.IntegerField(label=_("最大年龄"), initial=150, min_value=0, max_value=150)
    places = forms.IntegerField(label=_("最多几位成员"), initial=0, min_value=0, max_value=5000, help_text=_("0 是不限。"))
    is_open = forms.BooleanField(label=_("谁都可以直接加入，不用队长答复"), required=False)
    picture = forms.ImageField(label=_("团队的照片"), required=False, help_text=_("照片上的人要同意公开。"))
    name_en = forms.CharField(label=_("英文名"), max_length=80, required=False)
    words_en = forms.CharField(label=_("英文介绍"), max_length=3000, required=False, widget=lines(3))
    spot_en = forms.CharField(label=_("在哪里活动（英文）"), max_length=200, required=False)

    def __init__(self, *args: Any, **more: Any):
        super().__init__(*args, **more)
        for number in range(1, MEETINGS + 1):
            self.fields[f"day{number}"] = forms.TypedChoiceField(
                label=_("哪天"), choices=[("", _("不定")), *WEEKDAYS], coerce=int, empty_value=None, required=False,
                widget=forms.Select(attrs={"class": "input"}),
            )  # fmt: skip
            self.fields[f"begins{number}"] = forms.TimeField(label=_("几点开始"), widget=clock(), required=False)
            self.fields[f"ends{number}"] = forms.TimeField(label=_("几点结束"), widget=clock(), required=False)

    @property
    def meetings(self) -> list[list[forms.BoundField]]:
        return [[self[f"{name}{number}"] for name in ("day", "begins", "ends")] for number in range(1, MEETINGS + 1)]

    @property
    def others(self) -> list[forms.BoundField]:
        """What is seldom filled in."""
        return [self[name] for name in ("from_age", "to_age", "places", "is_open", "picture", "name_en", "words_en", "spot_en")]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("to_age") is not None and said.get("from_age") is not None and said["to_age"] < said["from_age"]:
            self.add_error("to_age", ValidationError(_("最大年龄不能小于最小年龄。")))
        times = []
        for number in range(1, MEETINGS + 1):
            day, begins, ends = (said.pop(f"{name}{number}", None) for name in ("day", "begins", "ends"))
            if day is None:
                continue
            if begins is None or ends is None:
                self.add_error(f"begins{number}", ValidationError(_("请写从几点到几点。")))
            elif ends <= begins:
                self.add_error(f"ends{number}", ValidationError(_("结束要晚于开始，请改一下时间。")))
            else:
                times.append((day, begins, ends))
        said["times"] = times
        return said


def values_of(club: Club) -> dict[str, Any]:
    names = ("name", "name_en", "words", "words_en", "spot", "spot_en", "called", "from_age", "to_age", "places", "is_open")
    found: dict[str, Any] = {name: getattr(club, name) for name in names}
    for number, time in enumerate(club.times.all()[:MEETINGS], 1):
        found |= {f"day{number}": time.weekday, f"begins{number}": time.begins, f"ends{number}": time.ends}
    return found


class PlanForm(forms.Form):
    title = forms.CharField(label=_("活动名称"), max_length=60)
    words = forms.CharField(label=_("介绍"), max_length=1500, required=False, widget=lines(3))
    begins_at = moment(_("什么时候开始"))
    minutes = forms.IntegerField(label=_("多少分钟"), initial=90, min_value=10, max_value=1440)
    weeks = forms.IntegerField(
        label=_("连着办几周"), initial=1, min_value=1, max_value=12, help_text=_("写 4 就是以后四周的同一时间都有。")
    )
    spot = forms.CharField(label=_("在哪里"), max_length=120, required=False, help_text=_("不写就在团队平时活动的地方。"))
    bring = forms.CharField(label=_("请带"), max_length=200, required=False)
    places = forms.IntegerField(
        label=_("一共几个名额"), initial=0, min_value=0, max_value=5000, help_text=_("0 是不用报名，直接来。")
    )
    kept = forms.IntegerField(
        label=_("先留给成员几个"), initial=0, min_value=0, max_value=5000, help_text=_("开始前一天没用完的给所有邻居。")
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if (said.get("kept") or 0) > (said.get("places") or 0):
            self.add_error("kept", ValidationError(_("留给成员的名额不能多于全部名额。")))
        return said

    def plan(self) -> Plan:
        said = dict(self.cleaned_data)
        begins: datetime = said["begins_at"]
        return Plan(ends_at=begins + timedelta(minutes=said.pop("minutes")), **said)


def plan_of(activity: Activity) -> dict[str, Any]:
    """As it was handed in."""
    sessions = list(activity.sessions.order_by("begins_at"))
    first = sessions[0]
    kept = sum(group.places for group in first.groups.all() if group.kind == "members")
    return {
        "title": activity.title, "words": activity.words, "bring": activity.bring, "begins_at": first.begins_at, "spot": first.spot,
        "minutes": int((first.ends_at - first.begins_at).total_seconds() // 60), "weeks": len(sessions), "kept": kept,
        "places": sum(group.places for group in first.groups.all()),
    }  # fmt: skip


class PostForm(forms.Form):
    words = forms.CharField(label=_("写几句"), max_length=500, required=False, widget=lines(3))
    picture = forms.ImageField(label=_("照片"), required=False)
    agreed = forms.BooleanField(label=_("照片上的人都同意公开（孩子由监护人同意）"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("words") and not said.get("picture") and not self.errors:
            self.add_error("words", ValidationError(_("请写几句，或者放一张照片。")))
        if said.get("picture") and not said.get("agreed"):
            self.add_error("agreed", ValidationError(_("照片上的人都同意公开了才能放，请先问一问。")))
        return said
