from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.people.models import Person
from mulin.volunteering.models import Duty, Entitlement, Help, Skill

from .resident import LANGUAGES

WHEN = {"widget": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")}
FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]


class DonateForm(forms.Form):
    to = forms.ModelChoiceField(Person.objects.none(), label=_("捐给谁"), empty_label=_("爱心池"), required=False)
    minutes = forms.IntegerField(label=_("捐多少分钟"), min_value=1)
    from_group = forms.BooleanField(label=_("从集体服务的时间里捐"), required=False)

    def __init__(self, *args: Any, people: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["to"].queryset = people  # type: ignore[attr-defined]


class AskHelpForm(forms.Form):
    words = forms.CharField(label=_("需要帮什么"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    kind = forms.ChoiceField(label=_("类别"), choices=Duty.Kind, initial=Duty.Kind.VISIT)
    skill = forms.ModelChoiceField(Skill.objects.none(), label=_("要会什么"), required=False, empty_label=_("不要求"))
    language = forms.ChoiceField(label=_("要会说什么话"), required=False, choices=[("", _("不要求")), *LANGUAGES])
    wanted_from = forms.DateTimeField(label=_("什么时候开始"), input_formats=FORMATS, **WHEN)  # type: ignore[arg-type]
    wanted_to = forms.DateTimeField(label=_("最晚到什么时候"), input_formats=FORMATS, **WHEN)  # type: ignore[arg-type]
    minutes = forms.IntegerField(label=_("大约多少分钟"), initial=60, min_value=15, max_value=720)
    payer = forms.ChoiceField(label=_("时间从哪里出"), choices=Help.Payer, widget=forms.RadioSelect, initial=Help.Payer.OWN)

    def __init__(self, *args: Any, community_id: int, **more: Any):
        super().__init__(*args, **more)
        skills = Skill.objects.filter(community=community_id, closed_at=None)
        self.fields["skill"].queryset = skills  # type: ignore[attr-defined]


class BankRulesForm(forms.Form):
    since = forms.DateField(label=_("从哪天起"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    cap = forms.IntegerField(
        label=_("每人最多存多少分钟"),
        min_value=60,
        required=False,
        help_text=_("超出的进爱心池；不填就没有上限。1500 小时是 90000 分钟。"),
    )
    group_only_donates = forms.BooleanField(label=_("集体服务的时间只能捐出"), required=False, initial=True)
    expires_after_months = forms.IntegerField(
        label=_("多少个月没有用就转入爱心池"), min_value=1, max_value=600, required=False,
        help_text=_("不填就永不过期。只管这一天以后存的时间，以前存的照旧。"),
    )  # fmt: skip
    announced_days = forms.IntegerField(
        label=_("提前多少天通知"), initial=60, min_value=14, max_value=365, help_text=_("到时通知一次，最后 7 天再通知一次。")
    )
    invites = forms.IntegerField(
        label=_("有人请帮忙时，一次请几位志愿者"), initial=3, min_value=0, max_value=10, help_text=_("填 0 就只由工作人员来请。")
    )
    answer_hours = forms.IntegerField(label=_("等多少小时没有回复就换人"), initial=24, min_value=1, max_value=168)
    needs = forms.MultipleChoiceField(
        label=_("爱心池给谁用"), choices=Entitlement.Kind, required=False, widget=forms.CheckboxSelectMultiple
    )
    source = forms.CharField(label=_("依据哪个文件"), max_length=200)


class EntitleForm(forms.Form):
    kind = forms.ChoiceField(label=_("哪一类服务对象"), choices=Entitlement.Kind)
    until = forms.DateField(
        label=_("到哪天止"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
