from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.matters.models import Matter
from mulin.matters.queries import choices
from mulin.organisations.queries import Standing

from .fields import PhotosField, Words


class ActForm(forms.Form):
    """What one act at the desk asks for. Knows the matter, so that it only offers what fits."""

    def __init__(self, *args: Any, matter: Matter, me: Standing, **more: Any) -> None:
        super().__init__(*args, **more)
        self.matter, self.me = matter, me
        self.offer()

    def offer(self) -> None:
        """Fill the choices that depend on the matter."""


class WordsForm(ActForm):
    words = Words(_("说明"), required=False)


class ReasonForm(ActForm):
    words = Words(_("原因"), required=True, help_text=_("会写进办理经过，请写清楚。"))


class WithdrawForm(ActForm):
    words = Words(_("居民怎么说的"), required=True, help_text=_("例如：电话里说已经自己修好了。居民和跟进的邻居会看到。"))


class ReturnForm(ReasonForm):
    disputed = forms.BooleanField(
        label=_("责任有争议，请社区裁定"),
        required=False,
        help_text=_("不是我们的，也说不准是谁的：由社区工作者或书记裁定，裁定后不能再退回。"),
    )


class AnswerForm(ActForm):
    words = Words(_("办得怎么样"), required=True, help_text=_("居民会看到这句话。"))
    photos = PhotosField()


def split(receiver: str) -> dict[str, int]:
    """ "unit:3" → {"unit_id": 3}; "person:5" → {"person_id": 5}."""
    kind, _, number = receiver.partition(":")
    return {f"{kind}_id": int(number)}


class HandOnForm(ActForm):
    to = forms.ChoiceField(label=_("交给谁主办"))
    words = Words(_("交代一句"), required=False)

    def offer(self) -> None:
        self.fields["to"].choices = [("", _("请选择")), *choices.receivers(self.matter)]  # type: ignore[attr-defined]

    def clean_to(self) -> dict[str, int]:
        return split(self.cleaned_data["to"])


class DispatchForm(HandOnForm):
    helpers = forms.MultipleChoiceField(label=_("请谁协办"), required=False, widget=forms.CheckboxSelectMultiple)
    field_order = ("to", "helpers", "words")

    def offer(self) -> None:
        super().offer()
        self.fields["helpers"].choices = choices.helpers(self.matter)  # type: ignore[attr-defined]

    def clean_helpers(self) -> list[dict[str, int]]:
        return [split(one) for one in self.cleaned_data["helpers"]]


class SettleForm(DispatchForm):
    words = Words(_("为什么由它负责"), required=True, help_text=_("双方都会看到。"))


class JoinForm(ActForm):
    helpers = forms.MultipleChoiceField(label=_("请谁协办"), widget=forms.CheckboxSelectMultiple)

    def offer(self) -> None:
        self.fields["helpers"].choices = choices.helpers(self.matter)  # type: ignore[attr-defined]

    def clean_helpers(self) -> list[dict[str, int]]:
        return [split(one) for one in self.cleaned_data["helpers"]]


class MergeForm(ActForm):
    into = forms.CharField(label=_("并入哪一件"), max_length=40, help_text=_("填编号，例如 2026-1119-042。"))

    def clean_into(self) -> Matter:
        number = self.cleaned_data["into"].strip()
        found = Matter.objects.filter(community=self.matter.community_id, number=number).first()
        if found is None:
            raise forms.ValidationError(_("没有编号是 %(number)s 的事项，请核对。") % {"number": number})
        return found


class CorrectForm(ActForm):
    category = forms.ChoiceField(label=_("归到哪一类"))
    words = Words(_("原因"), required=True)

    def offer(self) -> None:
        self.fields["category"].choices = choices.categories(self.matter.community_id)  # type: ignore[attr-defined]
        self.fields["category"].initial = self.matter.category_id
        if hint := choices.suggested(self.matter):
            self.fields["category"].help_text = _("按居民的原话，系统建议“%(name)s”，请您判断。") % {"name": hint}

    def clean_category(self) -> int:
        return int(self.cleaned_data["category"])
