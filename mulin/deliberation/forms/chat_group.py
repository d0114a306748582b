from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.deliberation.models import ChatGroup
from mulin.people.models import Person
from mulin.places.models import Place

from .acting import ActForm, day, lines


class GroupForm(forms.Form):
    place = forms.ModelChoiceField(Place.objects.none(), label=gettext_lazy("哪栋楼"), empty_label=None)
    kind = forms.ChoiceField(label=gettext_lazy("哪一种群"), choices=ChatGroup.Kind.choices)
    name = forms.CharField(label=gettext_lazy("群名称"), max_length=60)
    owner = forms.ModelChoiceField(
        Person.objects.none(), label=gettext_lazy("谁负责"), required=False, empty_label=gettext_lazy("我自己")
    )
    link = forms.URLField(label=gettext_lazy("进群链接"), required=False, max_length=300, assume_scheme="https")
    picture = forms.ImageField(
        label=gettext_lazy("群二维码"),
        required=False,
        help_text=gettext_lazy("微信的群码 7 天失效，到期前换一张；企业微信的可以一直用。"),
    )
    code_until = forms.DateField(label=gettext_lazy("码用到哪天"), required=False, widget=day())

    def __init__(self, *args: Any, places: Any, owners: list[tuple[Person, str]], **more: Any):
        super().__init__(*args, **more)
        if places is None:
            del self.fields["place"]
        else:
            self.fields["place"].queryset = places  # type: ignore[attr-defined]
        owner = self.fields["owner"]
        owner.queryset = Person.objects.filter(pk__in=[person.pk for person, _post in owners])  # type: ignore[attr-defined]
        posts = {person.pk: post for person, post in owners}
        owner.label_from_instance = lambda person: f"{person.name} · {posts.get(person.pk, '')}"  # type: ignore[attr-defined]


class CountForm(ActForm):
    members = forms.IntegerField(label=gettext_lazy("群里多少人"), min_value=0, max_value=2000)
    on = forms.DateField(label=gettext_lazy("哪天清点"), widget=day(), initial=localdate)

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on > localdate():
            raise forms.ValidationError(_("清点的日子不能在今天以后。"))
        return on


class CloseGroupForm(ActForm):
    words = forms.CharField(label=gettext_lazy("为什么停用"), max_length=300, widget=lines(2))
