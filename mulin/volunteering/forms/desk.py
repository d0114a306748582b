from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.organisations.models import Organisation
from mulin.places.models import Place
from mulin.volunteering.models import Duty, Pattern, Skill, Team, Volunteer

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
WEEKDAYS = [(1, _("周一")), (2, _("周二")), (3, _("周三")), (4, _("周四")), (5, _("周五")), (6, _("周六")), (7, _("周日"))]


class TeamForm(forms.Form):
    kind = forms.ChoiceField(label=_("类别"), choices=Team.Kind)
    name = forms.CharField(label=_("名称"), max_length=60)
    name_en = forms.CharField(label=_("英文名"), max_length=120, required=False)
    parent = forms.ModelChoiceField(Team.objects.none(), label=_("上级队伍"), required=False, empty_label=_("没有上级"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("以哪个单位的名义"), required=False, empty_label=_("没有单位")
    )
    words = forms.CharField(label=_("做什么"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    words_en = forms.CharField(label=_("英文介绍"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, teams: Any, organisations: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["parent"].queryset = teams  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]


class DutyForm(forms.Form):
    kind = forms.ChoiceField(label=_("类别"), choices=Duty.Kind)
    name = forms.CharField(label=_("岗位名称"), max_length=60)
    name_en = forms.CharField(label=_("英文名"), max_length=120, required=False)
    place = forms.ModelChoiceField(Place.objects.none(), label=_("在哪里"))
    team = forms.ModelChoiceField(Team.objects.none(), label=_("由哪支队伍管"), required=False, empty_label=_("社区直接管"))
    skill = forms.ModelChoiceField(Skill.objects.none(), label=_("要会什么"), required=False, empty_label=_("不要求"))
    words = forms.CharField(label=_("做什么、带什么"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    words_en = forms.CharField(label=_("英文说明"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    from_age = forms.IntegerField(label=_("最小年龄"), initial=14, min_value=6, max_value=99)
    a_month = forms.IntegerField(
        label=_("每人每月最多几次"), min_value=1, max_value=60, required=False, help_text=_("抢手的岗位填上，不填就不限。")
    )
    opens_days = forms.IntegerField(label=_("提前几天开放认领"), initial=14, min_value=0, max_value=60)
    members_first_days = forms.IntegerField(label=_("队员再早几天"), initial=0, min_value=0, max_value=30)
    is_risky = forms.BooleanField(label=_("有风险，要有保险才能认领"), required=False)
    banked = forms.BooleanField(label=_("时长存入时间银行"), required=False, initial=True)
    group = forms.BooleanField(label=_("集体服务，时长只能捐出"), required=False)

    def __init__(self, *args: Any, places: Any, teams: Any, skills: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        self.fields["skill"].queryset = skills  # type: ignore[attr-defined]


class PatternForm(forms.Form):
    weekdays = forms.TypedMultipleChoiceField(
        label=_("星期几"), choices=WEEKDAYS, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    days = forms.ChoiceField(label=_("哪些天"), choices=Pattern.Days, help_text=_("“工作日”会避开节假日，也会算上调休。"))
    begins = forms.TimeField(label=_("几点开始"), widget=forms.TimeInput(attrs={"type": "time"}))
    minutes = forms.IntegerField(label=_("多少分钟"), initial=60, min_value=15, max_value=720)
    places = forms.IntegerField(label=_("几个人"), initial=2, min_value=1, max_value=500)
    since = forms.DateField(label=_("从哪天起"), widget=DAY)
    until = forms.DateField(label=_("到哪天止"), widget=DAY, required=False)


class ShiftForm(forms.Form):
    begins_at = forms.DateTimeField(
        label=_("什么时候开始"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )  # fmt: skip
    minutes = forms.IntegerField(label=_("多少分钟"), initial=60, min_value=15, max_value=720)
    places = forms.IntegerField(label=_("几个人"), initial=2, min_value=1, max_value=500)


class ClaimForForm(forms.Form):
    volunteer = forms.ModelChoiceField(Volunteer.objects.none(), label=_("替谁认领"), empty_label=_("请选择"))

    def __init__(self, *args: Any, volunteers: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["volunteer"].queryset = volunteers  # type: ignore[attr-defined]


class InsuranceForm(forms.Form):
    until = forms.DateField(label=_("保险到哪天"), widget=DAY, required=False, help_text=_("没有保险就留空。"))


class NoteForm(forms.Form):
    kind = forms.ChoiceField(label=_("类别"), choices=Duty.Kind)
    content = forms.CharField(label=_("做了什么"), max_length=200)
    place_words = forms.CharField(label=_("在哪里"), max_length=160, required=False)
    begins_at = forms.DateTimeField(
        label=_("什么时候开始"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )  # fmt: skip
    minutes = forms.IntegerField(label=_("多少分钟"), min_value=1, max_value=1440)
