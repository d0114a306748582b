from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.volunteering.models import EarningRule
from mulin.volunteering.rules.points import KINDS

DAY = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class PointsRuleForm(forms.Form):
    kind = forms.ChoiceField(label=_("做什么得积分"))
    amount = forms.IntegerField(label=_("得多少积分"), min_value=1, max_value=1000)
    per = forms.ChoiceField(label=_("怎么算"), choices=EarningRule.Per, help_text=_("只有志愿服务和讲课可以按小时算。"))
    since = forms.DateField(label=_("从哪天起"), **DAY)  # type: ignore[arg-type]
    until = forms.DateField(label=_("到哪天止"), required=False, help_text=_("不填就一直用到下一条。"), **DAY)  # type: ignore[arg-type]
    a_day = forms.IntegerField(label=_("每人每天最多"), min_value=1, required=False)
    a_month = forms.IntegerField(label=_("每人每月最多"), min_value=1, required=False)
    a_person = forms.IntegerField(label=_("每人一共最多"), min_value=1, required=False)
    staff = forms.ChoiceField(
        label=_("工作人员"), choices=EarningRule.Staff, help_text=_("上班时间做的是本职，不计积分；要计下班后的，在这里选。")
    )
    note = forms.CharField(label=_("补充说明"), max_length=200, required=False)
    note_en = forms.CharField(label=_("英文说明"), max_length=300, required=False)

    def __init__(self, *args: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["kind"].choices = [(key, kind.words) for key, kind in KINDS.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", _("最后一天不能早于开始那天。"))
        return said


class EndRuleForm(forms.Form):
    last = forms.DateField(label=_("最后一天"), **DAY)  # type: ignore[arg-type]


class AppealForm(forms.Form):
    words = forms.CharField(
        label=_("哪里不对"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("写清哪一天、做了什么、应该得多少。"),
    )  # fmt: skip


class AnswerForm(forms.Form):
    words = forms.CharField(
        label=_("理由"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("本人会看到。")
    )
    amount = forms.IntegerField(label=_("补记多少积分"), min_value=1, max_value=1000, required=False)


class BoardForm(forms.Form):
    shown_as = forms.CharField(label=_("榜上怎么称呼您"), max_length=20, help_text=_("可以写真名，也可以写“三号楼王阿姨”。"))
