from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.deliberation.models import Option, Remark, TalkSetting
from mulin.organisations.models import Post

from .acting import ActForm, lines

K = Remark.Kind
P = Post.Kind
ASKED = (P.BUILDING_HEAD, P.GRID_WORKER, P.COMMUNITY_WORKER, P.COMMITTEE_HEAD, P.SECRETARY)


class SpeakForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("说的是"),
        choices=[(kind.value, kind.label) for kind in Remark.ROOTS],
        widget=forms.RadioSelect,
        initial=K.IDEA.value,
    )
    option = forms.ModelChoiceField(Option.objects.none(), label=_("说的是哪个方案"), required=False, empty_label=_("整个议题"))
    asked_post = forms.ChoiceField(
        label=_("问题请谁答复"),
        required=False,
        choices=[("", pgettext_lazy("talk", "召集人")), *((kind.value, kind.label) for kind in ASKED)],
    )
    words = forms.CharField(
        label=_("想说的话"), max_length=1000, widget=lines(4), help_text=_("对事不对人；不写别人的姓名、电话、门牌。")
    )

    def __init__(self, *args: Any, options: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["option"].queryset = options  # type: ignore[attr-defined]
        if not options:
            del self.fields["option"]


class SpokenForm(SpeakForm):
    spoken = forms.BooleanField(label=_("当面说的，我照着记下来"), required=False, initial=True)


class HideForm(ActForm):
    rule = forms.ChoiceField(label=_("哪一条规矩"), choices=Remark.Rule.choices)
    words = forms.CharField(label=_("为什么"), max_length=300, widget=lines(2), help_text=_("大家会看到，说话的人可以申诉。"))


class AnswerForm(ActForm):
    words = forms.CharField(label=_("答复"), max_length=1000, widget=lines(4), help_text=_("署您的岗位，大家会看到。"))


class InOrderForm(ActForm):
    pass


class RuleForm(ActForm):
    verdict = forms.ChoiceField(
        label=_("决定"),
        choices=[("back", pgettext_lazy("talk", "放回来")), ("stay", pgettext_lazy("talk", "仍然收起"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("理由"), max_length=300, widget=lines(2), help_text=_("说话的人会看到。"))


class TalkSettingForm(forms.Form):
    names = forms.ChoiceField(label=_("居民说话怎么署名"), choices=TalkSetting.Names.choices, widget=forms.RadioSelect)
    answer_within = forms.CharField(
        label=_("问题多久答复"), max_length=6, help_text=_("数字加单位，比如 5wd 是 5 个工作日，7d 是 7 天。")
    )
