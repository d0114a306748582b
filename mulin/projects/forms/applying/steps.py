"""Who does it and where; what it is and for whom."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.organisations.models import Organisation
from mulin.places.models import Place
from mulin.places.queries import current_under
from mulin.projects import actions
from mulin.projects.forms.fields import day, long
from mulin.projects.models import Application, CallCategory, Kind, Theme
from mulin.projects.rules import plan

PLACES = (Place.Kind.COMMUNITY, Place.Kind.COMMITTEE, Place.Kind.ESTATE, Place.Kind.BUILDING)


class WhoForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("谁来申请"), widget=forms.RadioSelect)
    club_name = forms.CharField(
        label=gettext_lazy("团队、楼组或单位的名称"), max_length=80, required=False, help_text=gettext_lazy("个人申请不用写。")
    )
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("代表哪个单位"), queryset=Organisation.objects.none(), required=False,
        empty_label=gettext_lazy("不代表登记的单位"),
    )  # fmt: skip
    category = forms.ModelChoiceField(label=gettext_lazy("哪一类项目"), queryset=CallCategory.objects.none(), empty_label=None, widget=forms.RadioSelect, error_messages={"required": gettext_lazy("请选一个类别。")})  # fmt: skip
    themes = forms.ModelMultipleChoiceField(
        label=gettext_lazy("主题"), queryset=Theme.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    place = forms.ModelChoiceField(label=gettext_lazy("在哪里做"), queryset=Place.objects.none(), empty_label=None)

    def __init__(self, *, application: Application, units: set[int], data: Any = None) -> None:
        one, call = application, application.call
        initial = {
            "kind": one.kind, "club_name": one.club_name, "organisation": one.organisation_id, "category": one.category_id,
            "themes": list(one.themes.values_list("pk", flat=True)), "place": one.place_id,
        }  # fmt: skip
        super().__init__(data, initial=initial)
        self.fields["kind"].choices = [(row.kind, Kind(row.kind).label) for row in call.kinds.all()]  # type: ignore[attr-defined]
        self._offer(
            "organisation",
            Organisation.objects.filter(Q(pk__in=list(units)) | Q(pk=one.organisation_id), community=call.community_id),
        )
        self._offer("category", call.categories.all())
        self._offer("themes", call.themes.all())
        self._offer("place", current_under([call.place.path], PLACES))

    def _offer(self, name: str, rows: Any) -> None:
        """A field with nothing to choose from is not asked."""
        if rows.exists():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("kind") not in (None, Kind.PERSON) and not said.get("club_name") and not said.get("organisation"):
            self.add_error("club_name", _("请写团队、楼组或单位的名称。"))
        return said

    def part(self) -> actions.Part:
        said = dict(self.cleaned_data)
        if said["kind"] == Kind.PERSON:
            said["club_name"] = ""
        return actions.Who(**{name: value for name, value in said.items() if value is not None})


class WhatForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("项目的名称"), max_length=60, help_text=gettext_lazy("大家都会看到，简短好记。"))
    title_en = forms.CharField(label=gettext_lazy("英文名称"), max_length=120, required=False)
    words = forms.CharField(
        label=gettext_lazy("做什么、怎么做"),
        max_length=3000,
        widget=long(6),
        help_text=gettext_lazy("会公开。不要写电话和证件号。"),
    )
    beneficiaries = forms.CharField(
        label=gettext_lazy("为了谁，大约多少人"), max_length=200, help_text=gettext_lazy("例如：3 号楼 40 户，老人最多。")
    )
    starts = forms.DateField(label=gettext_lazy("从哪天做起"), widget=day())
    ends = forms.DateField(label=gettext_lazy("做到哪天"), widget=day())

    def __init__(self, *, application: Application, units: set[int], data: Any = None) -> None:
        self.call = application.call
        super().__init__(data, initial={name: getattr(application, name) for name in self.base_fields})
        about = _("这次征集的项目要在 %(since)s 到 %(until)s 之间做完。")
        days = {"since": self.call.runs_from.isoformat(), "until": self.call.runs_until.isoformat()}
        self.fields["starts"].help_text = about % days

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("starts") and said.get("ends"):
            for sentence in plan.wrong_days(self.call, said["starts"], said["ends"]):
                self.add_error("ends", sentence)
        return said

    def part(self) -> actions.Part:
        return actions.What(**self.cleaned_data)
