"""What is elected, where, by whom, when. Figures that stay empty are the law's."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.elections.actions import Plan
from mulin.elections.models import Election
from mulin.organisations.models import Post
from mulin.people.models import Person
from mulin.places.models import Place

P = Post.Kind
POSTS = (P.COMMITTEE_HEAD, P.SECRETARY, P.BUILDING_HEAD, P.PARTY_HEAD)


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PlanForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("选举哪一种"), choices=Election.Kind, widget=forms.RadioSelect)
    place = forms.ModelChoiceField(label=gettext_lazy("在哪里选"), queryset=Place.objects.none(), empty_label=None)
    title = forms.CharField(label=gettext_lazy("选举的名称"), max_length=80)
    title_en = forms.CharField(label=gettext_lazy("选举的英文名称"), max_length=160, required=False)
    office = forms.CharField(label=gettext_lazy("选什么"), max_length=40, help_text=gettext_lazy("例如：居委会委员。"))
    office_en = forms.CharField(label=gettext_lazy("选什么（英文）"), max_length=80, required=False)
    post = forms.ChoiceField(
        label=gettext_lazy("上任后开哪个岗位"), required=False, help_text=gettext_lazy("不开岗位的，只记任期。")
    )
    seats = forms.IntegerField(label=gettext_lazy("应选几名"), min_value=1, max_value=30, initial=1)
    quota = forms.IntegerField(label=gettext_lazy("其中妇女至少几名"), min_value=0, max_value=30, initial=0)
    opens = forms.DateField(label=gettext_lazy("从哪天起投票"), widget=day())
    closes = forms.DateField(label=gettext_lazy("投票到哪天"), widget=day())
    seconds = forms.IntegerField(label=gettext_lazy("几位选民联名"), min_value=1, max_value=100, required=False)
    proxies = forms.IntegerField(label=gettext_lazy("一个人最多代几人投票"), min_value=0, max_value=5, required=False)
    years = forms.IntegerField(label=gettext_lazy("任期几年"), min_value=1, max_value=5, required=False)
    source = forms.CharField(
        label=gettext_lazy("改了人数或年限，依据哪一份规程"), max_length=200, required=False,
        help_text=gettext_lazy("上面三项不填，就按法律和通行的规程。"),
    )  # fmt: skip
    members = forms.CharField(
        label=gettext_lazy("有投票权的成员"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("只有党支部选举要填。一行一个姓名，要和人房登记的一样。"),
    )  # fmt: skip
    words = forms.CharField(label=gettext_lazy("说明"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, places: QuerySet[Place], people: QuerySet[Person], **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = people
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.fields["post"].choices = [("", _("不开岗位")), *((one.value, one.label) for one in POSTS)]  # type: ignore[attr-defined]

    def clean_members(self) -> list[int]:
        found = []
        for name in filter(None, (line.strip() for line in self.cleaned_data["members"].splitlines())):
            rows = list(self.people.filter(name=name, left_on=None)[:2])
            if len(rows) != 1:
                raise forms.ValidationError(_("“%(name)s”在登记里找到 %(n)s 位，要正好一位。") % {"name": name, "n": len(rows)})
            found.append(rows[0].pk)
        return found

    def plan(self) -> Plan:
        said = dict(self.cleaned_data)
        place, opens, closes = said.pop("place"), said.pop("opens"), said.pop("closes")
        return Plan(place_id=place.pk, opens_at=at(opens), closes_at=at(closes + timedelta(days=1)), **said)


def at(on: Any) -> datetime:
    """Midnight at its beginning."""
    return make_aware(datetime.combine(on, time()))
