from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.childcare.models import Group, Paper
from mulin.places.models import Place

from .applying import day

WEEKDAYS = [(1, _("周一")), (2, _("周二")), (3, _("周三")), (4, _("周四")), (5, _("周五")), (6, _("周六")), (7, _("周日"))]
RATIO_HELP = _("国家《托育机构设置标准（试行）》的数字请以当地现行规定为准：12 个月以下 3 个，13–24 个月 5 个，25–36 个月 7 个。")
ONCE_ONLY = ("place", "kind", "unit")  # a class stays what it is


def clock() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


def lines() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 3})


class GroupForm(forms.Form):
    place = forms.ModelChoiceField(
        Place.objects.none(), label=_("在哪里"), help_text=_("这个地点的社区工作者管它；同一处的班之间可以升班。")
    )
    kind = forms.ChoiceField(label=_("哪一种"), choices=Group.Kind)
    name = forms.CharField(label=_("班的名称"), max_length=60)
    name_en = forms.CharField(label=_("英文名"), max_length=120, required=False)
    words = forms.CharField(label=_("介绍"), max_length=1000, required=False, widget=lines())
    words_en = forms.CharField(label=_("英文介绍"), max_length=2000, required=False, widget=lines())
    address = forms.CharField(label=_("地址"), max_length=120)
    address_en = forms.CharField(label=_("英文地址"), max_length=200, required=False)
    phone = forms.CharField(label=_("公开电话"), max_length=30, required=False)
    unit = forms.ChoiceField(label=_("年龄怎么算"), choices=Group.Unit)
    from_age = forms.IntegerField(label=_("从几个月（或几年级）"), min_value=0, max_value=200)
    to_age = forms.IntegerField(label=_("到几个月（或几年级）"), min_value=0, max_value=200)
    ages_on = forms.DateField(label=_("算到哪一天"), widget=day())
    area = forms.ModelChoiceField(Place.objects.none(), label=_("哪里的居民优先"))
    others = forms.ChoiceField(label=_("别处的居民"), choices=Group.Others)
    siblings_first = forms.BooleanField(label=_("有兄弟姐妹在托的优先"), required=False)
    tariff = forms.ChoiceField(label=_("收费"), choices=Group.Tariff)
    price = forms.DecimalField(
        label=_("价格（元）"), min_value=0, max_value=100000, max_digits=8, decimal_places=2, required=False
    )
    per = forms.ChoiceField(label=_("怎么收"), choices=Group.Per)
    inclusive = forms.BooleanField(label=_("普惠托位"), required=False)
    fee_words = forms.CharField(label=_("收费说明"), max_length=200, required=False)
    fee_words_en = forms.CharField(label=_("英文收费说明"), max_length=400, required=False)
    since = forms.DateField(label=_("这一期从哪天"), widget=day())
    until = forms.DateField(label=_("到哪天"), widget=day())
    weekdays = forms.TypedMultipleChoiceField(
        label=_("星期几"), coerce=int, choices=WEEKDAYS, widget=forms.CheckboxSelectMultiple
    )
    begins = forms.TimeField(label=_("几点到"), widget=clock())
    ends = forms.TimeField(label=_("几点接"), widget=clock())
    make_up = forms.BooleanField(label=_("调休上班的周末也开"), required=False, help_text=_("法定节假日总是不开。"))
    places = forms.IntegerField(label=pgettext_lazy("childcare", "名额"), min_value=0, max_value=500)
    carers = forms.IntegerField(label=_("同时在场的老师"), min_value=1, max_value=100)
    per_carer = forms.IntegerField(label=_("每位老师最多看几个孩子"), min_value=1, max_value=50, help_text=RATIO_HELP)
    apply_from = forms.DateField(label=_("哪天起可以申请"), required=False, widget=day())
    apply_until = forms.DateField(label=_("申请到哪天"), required=False, widget=day())
    offers_from = forms.DateField(
        label=_("哪天起发名额"), required=False, widget=day(), help_text=_("这天以前只收申请，到时按顺序发。")
    )
    offer_hours = forms.IntegerField(label=_("名额留几个小时等确认"), min_value=12, max_value=336, initial=48)
    needs = forms.MultipleChoiceField(
        label=_("要哪些材料"), choices=Paper.Kind, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, places: Any, areas: Any, changing: bool = False, **more: Any):
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.fields["area"].queryset = areas  # type: ignore[attr-defined]
        for name in ONCE_ONLY if changing else ():
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        said["price"] = int((said.get("price") or 0) * 100)
        is_free = said.get("tariff") == Group.Tariff.FREE
        if is_free != (said["price"] == 0):
            self.add_error("price", _("无偿的不写价格，收费的写上价格。"))
        for first, last in (("from_age", "to_age"), ("since", "until"), ("begins", "ends")):
            if said.get(first) is not None and said.get(last) is not None and said[last] < said[first]:
                self.add_error(last, _("请看看前后两个数，后面的不能小于前面的。"))
        return said
