"""Who is to stand in the register after an objection: named as people name them, looked up as registered now."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from mulin.ballots.actions import Voice
from mulin.ballots.models import Ballot
from mulin.people.models import Household, Person
from mulin.places.fields import under
from mulin.places.models import Place

from .small import lines


class VoiceForm(forms.Form):
    """Left empty, the same line is made anew from today's registers."""

    who = forms.CharField(required=False, max_length=2000, widget=lines(2))

    def __init__(self, *args: Any, ballot: Ballot, **more: Any):
        super().__init__(*args, **more)
        self.ballot, self._voice = ballot, Voice()
        labels = {
            "unit": (_("哪几套房（同一业主的写在一起）"), _("一行一套，写全，例如：3 号楼 2 单元 301。改正的可以空着：按现在的产权登记重做。")),
            "household": (_("哪一户"), _("写房屋，例如：3 号楼 2 单元 301。改正的可以空着。")),
        }  # fmt: skip
        words = labels.get(ballot.head, (_("哪一位"), _("写登记的全名。改正的可以空着。")))
        self.fields["who"].label, self.fields["who"].help_text = words

    def clean_who(self) -> str:
        text = str(self.cleaned_data["who"]).strip()
        if not text:
            return text
        names = [line.strip() for line in text.replace("、", "\n").splitlines() if line.strip()]
        if self.ballot.head == Ballot.Head.UNIT:
            self._voice = Voice(room_ids=[self._room(name).pk for name in names])
        elif self.ballot.head == Ballot.Head.HOUSEHOLD:
            homes = list(Household.objects.filter(room=self._room(names[0]))[:2])
            if len(homes) != 1:
                raise forms.ValidationError(_("这套房里没有登记住户，或者登记了几户。请先在“人房”里核对。"))
            self._voice = Voice(household_id=homes[0].pk)
        else:
            people = list(Person.objects.filter(community=self.ballot.community_id, name=names[0], left_on=None)[:2])
            if len(people) != 1:
                raise forms.ValidationError(_("登记里没有这个人，或者有同名的。"))
            self._voice = Voice(person_ids=[people[0].pk])
        return text

    def _room(self, name: str) -> Place:
        rooms = Place.objects.filter(under(self.ballot.path), kind=Place.Kind.ROOM, valid_to=None)
        bare = name.replace(" ", "")
        found = [
            room for room in rooms.filter(label__endswith=name.split(" ")[-1]) if room.label.replace(" ", "").endswith(bare)
        ][:2]
        if len(found) != 1:
            raise forms.ValidationError(_("范围里没有“%(name)s”，或者不止一套。请写全。") % {"name": name})
        return found[0]

    def voice(self) -> Voice:
        return self._voice
