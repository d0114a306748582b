from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.childcare.actions import Draft
from mulin.childcare.models import Child, Group, Paper
from mulin.people.models import Person

NEW = "new"
GRADES = range(1, 10)


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ApplyForm(forms.Form):
    """A child of the household, one that was asked for before, or a new one."""

    who = forms.ChoiceField(label=_("哪个孩子"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("孩子的姓名"), max_length=50, required=False)
    born_on = forms.DateField(label=_("出生日期"), required=False, widget=day())
    relation = forms.ChoiceField(label=_("您是孩子的"), choices=Child.Relation)
    grade = forms.TypedChoiceField(
        label=pgettext_lazy("childcare", "几年级"), coerce=int, choices=[(n, _("%(n)s 年级") % {"n": n}) for n in GRADES]
    )
    health = forms.CharField(
        label=_("过敏、疾病、要用的药"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("加密保存，只有您和班上的老师能看，每次打开都有记录。"),
    )  # fmt: skip
    wish = forms.CharField(label=_("想让老师知道的"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    consents = forms.BooleanField(
        label=_("我是孩子的监护人，同意为照看孩子使用以上信息"),
        help_text=_("只给这个班的老师用。没录取的 30 天后删除，离托一年后删除。您随时可以撤回申请、下载一份、要求删除。"),
        error_messages={"required": _("要监护人同意怎样使用孩子的信息，才能申请。")},
    )  # fmt: skip

    def __init__(self, *args: Any, group: Group, children: list[Child], household: list[Person], counter: bool, **more: Any):
        super().__init__(*args, **more)
        self.known = {f"c{child.pk}": child for child in children}
        self.household = {f"p{person.pk}": person for person in household}
        named = [(key, child.name) for key, child in self.known.items()]
        named += [(key, person.name) for key, person in self.household.items()]
        self.fields["who"].choices = [*named, (NEW, _("另一个孩子"))]  # type: ignore[attr-defined]
        self.fields["who"].initial = named[0][0] if named else NEW
        if not named:
            self.fields["who"].widget = forms.HiddenInput()
            self.fields["name"].required = self.fields["born_on"].required = True
        if group.unit != Group.Unit.GRADE:
            del self.fields["grade"]
        if counter:
            self.fields["relation"].label = _("来办的人是孩子的")
            self.fields["consents"].label = _("已把下面的话读给监护人听，监护人同意")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("who") == NEW:
            for name, words in (("name", _("请写孩子的姓名。")), ("born_on", _("请写孩子的出生日期。"))):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, words)
        born: date | None = said.get("born_on")
        if born is not None and born > localdate():
            self.add_error("born_on", _("出生日期在今天以后，请看看年份。"))
        return said

    def draft(self) -> Draft:
        said = self.cleaned_data
        who = said["who"]
        return Draft(
            said["relation"], self.known.get(who), self.household.get(who), said["name"].strip(), said["born_on"], said.get("grade"),
            said["health"], said["wish"], said["consents"],
        )  # fmt: skip


class PaperForm(forms.Form):
    kind = forms.ChoiceField(label=_("哪一种材料"), choices=Paper.Kind)
    upload = forms.FileField(
        label=_("照片或 PDF"), widget=forms.ClearableFileInput(attrs={"accept": "image/*,application/pdf"}),
        error_messages={"required": _("请选一张照片或一个 PDF。")},
    )  # fmt: skip


class AwayForm(forms.Form):
    first = forms.DateField(label=_("从哪天"), widget=day())
    last = forms.DateField(label=_("到哪天"), widget=day())
    words = forms.CharField(label=pgettext_lazy("childcare", "原因"), max_length=120, required=False)


class PickupForm(forms.Form):
    name = forms.CharField(label=_("姓名"), max_length=60)
    relation = forms.CharField(label=_("和孩子的关系"), max_length=30, required=False, help_text=_("例如：外婆。"))
    photo = forms.ImageField(label=_("照片，方便老师认人"), required=False)
