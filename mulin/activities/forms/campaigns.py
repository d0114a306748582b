from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mulin.activities.actions.campaigns import Work
from mulin.activities.models import Campaign, Submission
from mulin.places.models import Place

from .desk import lines, moment


class CampaignForm(forms.Form):
    area = forms.ModelChoiceField(Place.objects.none(), label=_("哪里的征集"), empty_label=None)
    title = forms.CharField(label=_("名称"), max_length=60)
    title_en = forms.CharField(label=_("英文名"), max_length=120, required=False)
    words = forms.CharField(label=_("介绍"), max_length=3000, widget=lines(4))
    words_en = forms.CharField(label=_("英文介绍"), max_length=5000, required=False, widget=lines(4))
    picture = forms.ImageField(label=_("图片"), required=False)
    target = forms.CharField(label=_("给谁"), max_length=80, required=False)
    target_en = forms.CharField(label=_("给谁（英文）"), max_length=120, required=False)
    from_age = forms.IntegerField(label=_("最小年龄"), initial=0, min_value=0, max_value=120)
    to_age = forms.IntegerField(label=_("最大年龄"), initial=150, min_value=0, max_value=150)
    wants_words = forms.BooleanField(label=_("可以交文字"), required=False, initial=True)
    wants_pictures = forms.BooleanField(label=_("可以交图片"), required=False)
    most_letters = forms.IntegerField(label=_("文字最多几个字"), initial=1000, min_value=10, max_value=20000)
    most_works = forms.IntegerField(label=_("每人最多交几件"), initial=1, min_value=1, max_value=20)
    opens_at = moment(_("什么时候开始收"))
    closes_at = moment(_("什么时候截止"))
    selects = forms.ChoiceField(label=_("怎么评选"), choices=Campaign.Selects)
    prizes = forms.CharField(
        label=_("奖励"), max_length=500, required=False, widget=lines(2), help_text=_("例如：一等奖 2 名，装裱后挂在社区客堂间。")
    )
    prizes_en = forms.CharField(label=_("奖励（英文）"), max_length=800, required=False, widget=lines(2))

    def __init__(self, *args: Any, areas: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["area"].queryset = areas  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("opens_at") and said.get("closes_at") and said["closes_at"] <= said["opens_at"]:
            self.add_error("closes_at", ValidationError(_("截止要晚于开始，请改一下时间。")))
        if not said.get("wants_words") and not said.get("wants_pictures"):
            self.add_error("wants_words", ValidationError(_("请选要交文字还是图片，或者都要。")))
        if said.get("to_age") is not None and said.get("from_age") is not None and said["to_age"] < said["from_age"]:
            self.add_error("to_age", ValidationError(_("最大年龄不能小于最小年龄。")))
        return said


class WorkForm(forms.Form):
    """Pictures are read beside it: there may be several."""

    title = forms.CharField(label=_("作品的名字"), max_length=60, required=False)
    words = forms.CharField(label=_("文字"), max_length=20000, required=False, widget=lines(8))
    may_show = forms.BooleanField(
        label=_("可以公开展示"), required=False, help_text=_("评选和入选后给大家看。不勾也可以参加，只是不展示。随时可以撤回。")
    )
    credit = forms.ChoiceField(label=_("展示时怎么署名"), choices=Submission.Credit, initial="name", widget=forms.RadioSelect)
    pen_name = forms.CharField(label=_("笔名"), max_length=30, required=False)
    guardian = forms.CharField(label=_("监护人姓名"), max_length=60, required=False, help_text=_("作者未满 18 岁时要写。"))

    def __init__(self, *args: Any, campaign: Campaign, needs_guardian: bool, **more: Any):
        super().__init__(*args, **more)
        self.campaign = campaign
        if not campaign.wants_words:
            del self.fields["words"]
        else:
            self.fields["words"].help_text = _("最多 %(most)s 字。") % {"most": campaign.most_letters}
        if not needs_guardian:
            del self.fields["guardian"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if len(said.get("words") or "") > self.campaign.most_letters:
            most = {"most": self.campaign.most_letters}
            self.add_error("words", ValidationError(_("文字最多 %(most)s 字，请缩短一些。") % most))
        if said.get("credit") == Submission.Credit.PEN and not said.get("pen_name"):
            self.add_error("pen_name", ValidationError(_("请写上笔名。")))
        return said

    def work(self, uploads: list[Any]) -> Work:
        said = dict(self.cleaned_data)
        return Work(uploads=uploads[: Submission.MOST_PICTURES + 1], **said)


class AnnounceForm(forms.Form):
    report = forms.CharField(
        label=_("揭晓时说几句"), max_length=2000, required=False, widget=lines(4), help_text=_("件数和人数不用写，系统会算。")
    )
    report_en = forms.CharField(label=_("揭晓时说几句（英文）"), max_length=3000, required=False, widget=lines(3))
