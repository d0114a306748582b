from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.volunteering.models import Skill, Volunteer

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
LANGUAGES = [("zh-hans", _("普通话")), ("wuu", _("上海话、吴语")), ("en", _("英语")), ("ja", _("日语")), ("ko", _("韩语")),
             ("fr", _("法语")), ("de", _("德语")), ("es", _("西班牙语")), ("sign", _("手语"))]  # fmt: skip


class ProfileForm(forms.Form):
    skills = forms.ModelMultipleChoiceField(
        Skill.objects.none(), label=_("我会的"), required=False, widget=forms.CheckboxSelectMultiple
    )
    times = forms.MultipleChoiceField(
        label=_("什么时候有空"), choices=Volunteer.Time, required=False, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=_("会说的话"), choices=LANGUAGES, required=False, widget=forms.CheckboxSelectMultiple
    )
    national_number = forms.CharField(
        label=_("全国志愿者编号"),
        max_length=32,
        required=False,
        help_text=_("在“中国志愿服务网”注册后得到，证明上用它代替证件号。"),
    )

    def __init__(self, *args: Any, community_id: int, **more: Any):
        super().__init__(*args, **more)
        skills = Skill.objects.filter(community=community_id, closed_at=None)
        self.fields["skills"].queryset = skills  # type: ignore[attr-defined]


class ExpertForm(forms.Form):
    title = forms.CharField(label=_("我能教、能帮的一件事"), max_length=60, help_text=_("例如：退休电工，教换灯泡和插座。"))
    words = forms.CharField(label=_("介绍"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}))
    title_en = forms.CharField(label=_("英文标题"), max_length=120, required=False)
    words_en = forms.CharField(label=_("英文介绍"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    agrees = forms.BooleanField(
        label=_("同意公开我的姓名和这段介绍"), required=False, help_text=_("随时可以取消，取消后马上不再显示。")
    )


class WordsForm(forms.Form):
    words = forms.CharField(label=_("说明"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class OfferForm(forms.Form):
    to = forms.ModelChoiceField(Volunteer.objects.none(), label=_("转给谁"), empty_label=_("请选择"))

    def __init__(self, *args: Any, volunteers: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["to"].queryset = volunteers  # type: ignore[attr-defined]


class AskCertificateForm(forms.Form):
    since = forms.DateField(label=_("从哪天"), widget=DAY)
    until = forms.DateField(label=_("到哪天"), widget=DAY)
    purpose = forms.CharField(
        label=_("用途"), max_length=100, required=False, help_text=_("例如：学校实践、入职材料。会印在证明上。")
    )
