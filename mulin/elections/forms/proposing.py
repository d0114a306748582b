"""Who is proposed; and the introduction, the same for all."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from mulin.elections.models import Candidate


class ProposeForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("提名谁"), max_length=80, help_text=gettext_lazy("写名单上的全名；有同名的，空一格再写楼号。")
    )
    words = forms.CharField(
        label=gettext_lazy("为什么提名这一位"), max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class BodyForm(ProposeForm):
    """At the desk: for an organisation, or for a voter who came to the counter."""

    way = forms.ChoiceField(label=gettext_lazy("怎样提名"), widget=forms.RadioSelect)
    body = forms.CharField(label=gettext_lazy("哪个组织推荐"), max_length=80, required=False)
    voter = forms.CharField(
        label=gettext_lazy("替哪位选民填"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("写名单上的全名，您的名字会一起记下。"),
    )

    def __init__(self, *args: Any, ways: tuple[str, ...], **more: Any) -> None:
        super().__init__(*args, **more)
        named = dict(Candidate.Way.choices)
        choices = [(way, named[way]) for way in ("body", "joint") if way in ways]
        self.fields["way"].choices = choices  # type: ignore[attr-defined]
        self.initial.setdefault("way", choices[0][0])


class IntroForm(forms.Form):
    work = forms.CharField(label=gettext_lazy("做什么工作"), max_length=60)
    done = forms.CharField(
        label=gettext_lazy("在这里做过什么"), max_length=120, widget=forms.Textarea(attrs={"rows": 2, "maxlength": 120})
    )
    plan = forms.CharField(
        label=gettext_lazy("选上以后想做什么"), max_length=200, widget=forms.Textarea(attrs={"rows": 3, "maxlength": 200})
    )
    photo = forms.FileField(
        label=gettext_lazy("照片"), required=False, help_text=gettext_lazy("大家的照片一样大。不交照片就显示姓氏。"),
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
    )  # fmt: skip
