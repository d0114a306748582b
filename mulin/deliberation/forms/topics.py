"""Raising a topic, and the steps of its desk page."""

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.ballots.models import Ballot
from mulin.deliberation.models import Picture
from mulin.people.models import Person
from mulin.places.models import Place

from .acting import ActForm, WhoField, day, lines, moment

ROWS = 2  # gains of one round


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several at once; a list, empty where none was sent."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        return [super(PhotosField, self).clean(one, initial) for one in (data if isinstance(data, list) else [data]) if one]


class RaiseForm(forms.Form):
    place = forms.ModelChoiceField(Place.objects.none(), label=_("关系到谁"), empty_label=None)
    title = forms.CharField(label=_("一句话：什么事"), max_length=60)
    words = forms.CharField(
        label=_("现在怎样，想变成怎样"), max_length=3000, widget=lines(5), help_text=_("邻居都看得到，请不要写姓名和电话。")
    )
    photo = forms.ImageField(label=_("照片"), required=False)

    def __init__(self, *args: Any, places: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]


class DeskRaiseForm(RaiseForm):
    title_en = forms.CharField(label=_("英文标题"), max_length=120, required=False)
    words_en = forms.CharField(label=_("英文说明"), max_length=5000, required=False, widget=lines(3))
    matter = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    person = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AcceptForm(ActForm):
    words = forms.CharField(label=_("为什么立项"), max_length=500, widget=lines(2), help_text=_("关心这件事的邻居会看到。"))
    host = forms.ModelChoiceField(Person.objects.none(), label=_("谁来召集"), empty_label=_("我自己"), required=False)

    def prepare(self, context: dict[str, Any]) -> None:
        people = context.get("hosts", [])
        self.fields["host"].queryset = Person.objects.filter(pk__in=[person.pk for person, _post in people])  # type: ignore[attr-defined]
        posts = {person.pk: post for person, post in people}
        self.fields["host"].label_from_instance = lambda one: f"{one.name} · {posts.get(one.pk, '')}"  # type: ignore[attr-defined]


class OptionForm(ActForm):
    name = forms.CharField(label=_("方案叫什么"), max_length=60)
    words = forms.CharField(label=_("怎么做"), max_length=2000, required=False, widget=lines(3))
    cost = forms.DecimalField(
        label=_("要花多少元"),
        min_value=0,
        max_value=10**9,
        decimal_places=2,
        required=False,
        help_text=_("不花钱写 0，还没算就不写。"),
    )
    payer = forms.CharField(label=_("谁出钱"), max_length=120, required=False)
    photo = forms.ImageField(label=_("图片"), required=False)
    name_en = forms.CharField(label=_("方案的英文名"), max_length=120, required=False)
    words_en = forms.CharField(label=_("怎么做（英文）"), max_length=4000, required=False, widget=lines(2))


class PickOptionForm(ActForm):
    option = forms.ChoiceField(label=_("哪个方案"))
    words = forms.CharField(label=_("原因"), max_length=200, widget=lines(2))

    def prepare(self, context: dict[str, Any]) -> None:
        self.choose("option", [(one.pk, f"{one.number}. {one.name}") for one in context.get("options", [])])


class AgreeForm(ActForm):
    option = forms.ChoiceField(label=_("哪个方案"), required=False)
    words = forms.CharField(label=_("大家定下了什么"), max_length=2000, widget=lines(3))

    def prepare(self, context: dict[str, Any]) -> None:
        options = [(one.pk, f"{one.number}. {one.name}") for one in context.get("options", [])]
        self.choose("option", [*options, ("", _("不是这几个，写在下面"))])


class AnswerForm(ActForm):
    objection = forms.ChoiceField(label=_("哪一条反对意见"))
    words = forms.CharField(label=_("答复"), max_length=2000, widget=lines(3))

    def prepare(self, context: dict[str, Any]) -> None:
        self.choose("objection", [(one.pk, one.words[:40]) for one in context.get("objections", []) if not one.answer])


class BallotForm(ActForm):
    motion = forms.ChoiceField(label=_("表决什么"), required=False)
    rule_key = forms.ChoiceField(label=_("按哪套规则"))
    head = forms.ChoiceField(label=_("谁来投"), choices=[one for one in Ballot.Head.choices if one[0] != "member"])
    channels = forms.MultipleChoiceField(
        label=_("怎么投"), choices=Ballot.Channel, widget=forms.CheckboxSelectMultiple, initial=["phone", "counter", "visit"]
    )
    opens_at = moment(_("什么时候开始投"))
    closes_at = moment(_("什么时候截止"))
    may_change = forms.BooleanField(label=_("截止前可以改票"), required=False, initial=True)

    def prepare(self, context: dict[str, Any]) -> None:
        motions = [
            (one.pk, pgettext_lazy("ballot", "同意不同意“%(name)s”") % {"name": one.name}) for one in context.get("options", [])
        ]
        several = [("", _("在几个方案里选"))] if len(motions) > 1 else []
        self.choose("motion", [*several, *motions])
        self.choose("rule_key", [(one.key, one.said_name) for one in context.get("rules", [])])


class TaskForm(ActForm):
    words = forms.CharField(label=_("要办什么"), max_length=200)
    who = WhoField(label=_("谁来办"))
    due_on = forms.DateField(label=_("哪天以前"), widget=day())

    def prepare(self, context: dict[str, Any]) -> None:
        self.choose("who", context.get("who", []))


class RoundForm(ActForm):
    party = forms.CharField(label=_("和谁谈的"), max_length=80)
    held_on = forms.DateField(label=_("哪天"), widget=day())
    asked = forms.CharField(label=_("我们提了什么"), max_length=2000, widget=lines(2))
    offered = forms.CharField(label=_("对方答应什么"), max_length=2000, required=False, widget=lines(2))
    agreed = forms.CharField(label=_("谈定了什么"), max_length=2000, required=False, widget=lines(2))

    def __init__(self, *args: Any, **more: Any):
        super().__init__(*args, **more)
        for number in range(1, ROWS + 1):
            self.fields[f"name{number}"] = forms.CharField(
                label=_("成果 %(number)s") % {"number": number}, max_length=30, required=False, help_text=_("例如：停车位。")
            )
            self.fields[f"amount{number}"] = forms.IntegerField(
                label=_("多少"), required=False, min_value=-(10**8), max_value=10**8
            )
            self.fields[f"unit{number}"] = forms.CharField(label=_("单位（个、元）"), max_length=10, required=False)

    def clean_held_on(self) -> date:
        on: date = self.cleaned_data["held_on"]
        if on > localdate():
            raise forms.ValidationError(_("谈过以后再记，日期不能在今天以后。"))
        return on

    @property
    def gains(self) -> list[tuple[str, str, int]]:
        said = self.cleaned_data
        rows = [
            (said.get(f"name{n}", "").strip(), said.get(f"unit{n}", "").strip(), said.get(f"amount{n}"))
            for n in range(1, ROWS + 1)
        ]
        return [(name, unit, amount) for name, unit, amount in rows if name and amount is not None]


class FigureForm(ActForm):
    name = forms.CharField(label=_("什么数"), max_length=40, help_text=_("例如：晚上能停的车位。"))
    unit = forms.CharField(label=_("单位（个、元）"), max_length=10, required=False)
    before = forms.DecimalField(label=_("以前"), max_digits=14, decimal_places=2)
    after = forms.DecimalField(label=_("现在"), max_digits=14, decimal_places=2, required=False)
    source = forms.CharField(label=_("谁、什么时候数的"), max_length=120)
    name_en = forms.CharField(label=_("英文名"), max_length=80, required=False)


class PictureForm(ActForm):
    when = forms.ChoiceField(
        label=_("什么时候的"), choices=[one for one in Picture.When.choices if one[0] in ("before", "after")]
    )
    photo = forms.ImageField(label=_("照片"))
    words = forms.CharField(label=_("说明"), max_length=120, required=False)


class ClosedForm(forms.Form):
    """What somebody did; the same for the desk and the phone."""

    words = forms.CharField(label=_("办了什么，办成什么样"), max_length=2000, widget=lines(3))
    photos = PhotosField(label=_("照片"), required=False, widget=ManyFiles(attrs={"accept": "image/*"}))
