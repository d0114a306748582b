from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.matters.models import Matter
from mulin.matters.queries import choices
from mulin.places import queries as places
from mulin.places.models import Place

from .fields import PhotosField, Words

C = Matter.Channel


class IntakeForm(forms.Form):
    """Four fields for someone at the counter or on the phone: how, who, where, what."""

    channel = forms.ChoiceField(
        label=_("怎么来的"), choices=[(C.CALL, C.CALL.label), (C.COUNTER, C.COUNTER.label), (C.PATROL, C.PATROL.label)]
    )
    contact = forms.CharField(
        label=_("谁，怎么联系"),
        required=False,
        max_length=80,
        help_text=_("例如：李阿姨 13800001234。电话加密存放，看一次记一次。"),
    )
    place = forms.CharField(
        label=_("在哪里"),
        max_length=160,
        help_text=_("例如：3 号楼 2 单元。打几个字会有提示。"),
        widget=forms.TextInput(
            attrs={"data-pick": "/places/pick/?kinds=estate,building,entrance,spot,grid", "autocomplete": "off"}
        ),
    )
    words = Words(_("什么事"), required=True, help_text=_("照对方说的记一两句就行，类别会自动建议。"))
    category = forms.ChoiceField(label=_("归到哪一类"), required=False)
    photos = PhotosField()

    def __init__(self, *args: Any, community_id: int, **more: Any) -> None:
        super().__init__(*args, **more)
        self.community_id = community_id
        self.fields["category"].choices = [("", _("按说的话自动归类")), *choices.categories(community_id)]  # type: ignore[attr-defined]

    def clean_place(self) -> Place:
        """The place whose label was typed; where several fit, they are named so that the worker can choose."""
        typed = " ".join(self.cleaned_data["place"].split())
        here = Place.objects.filter(community=self.community_id, valid_to=None)
        found = list(here.filter(label=typed)[:5]) or list(places.named(here.exclude(kind=Place.Kind.ROOM), typed)[:5])
        exact = [place for place in found if place.label.replace(" ", "").endswith(typed.replace(" ", ""))]
        found = exact or found
        if not found:
            raise forms.ValidationError(_("没找到“%(typed)s”。请换个写法，或只填小区、楼号。") % {"typed": typed})
        if len(found) > 1:
            names = "、".join(place.label for place in found[:4])
            raise forms.ValidationError(_("有 %(count)s 处都像：%(names)s。请写全一点。") % {"count": len(found), "names": names})
        return found[0]

    def clean_category(self) -> int | None:
        return int(self.cleaned_data["category"]) if self.cleaned_data["category"] else None

    def name_and_phone(self) -> tuple[str, str]:
        """ "李阿姨 13800001234" → ("李阿姨", "13800001234"): the last run of seven or more digits is the phone."""
        words = self.cleaned_data["contact"].replace("，", " ").replace(",", " ").split()
        phones = [word for word in words if sum(c.isdigit() for c in word) >= 7]
        return " ".join(word for word in words if word not in phones), phones[-1] if phones else ""
