from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mulin.places.actions import Part
from mulin.places.models import Place

from .places import Day

MOST_PARTS = 4


class Reordering(forms.Form):
    effective_on = forms.DateField(label=_("生效日期"), widget=Day, help_text=_("今天或以前；到了那天再来办。"))
    reason = forms.CharField(label=_("依据"), max_length=200, help_text=_("例如街道的批复文号。以后查得到。"))


class SplitForm(Reordering):
    """Names of the parts, then for each child which part takes it."""

    def __init__(self, committee: Place, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_PARTS + 1):
            label = _("新居委会 {number}").format(number=number)
            self.fields[f"name_{number}"] = forms.CharField(label=label, max_length=80, required=number <= 2)
        self.children = list(committee.children.filter(valid_to=None))
        for child in self.children:
            self.fields[f"child_{child.pk}"] = forms.TypedChoiceField(
                label=_("“{child}”归").format(child=child.name), coerce=int, widget=forms.RadioSelect,
                choices=[(number, _("居委会 {number}").format(number=number)) for number in range(1, MOST_PARTS + 1)],
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for child in self.children:
            number = cleaned.get(f"child_{child.pk}")
            if number and not cleaned.get(f"name_{number}"):
                self.add_error(f"child_{child.pk}", _("居委会 {number} 还没有名称。").format(number=number))
        return cleaned

    def parts(self) -> list[Part]:
        given = self.cleaned_data
        return [
            Part(given[f"name_{number}"], [child.pk for child in self.children if given[f"child_{child.pk}"] == number])
            for number in range(1, MOST_PARTS + 1)
            if given.get(f"name_{number}")
        ]


class MergeForm(Reordering):
    with_ = forms.ModelMultipleChoiceField(
        label=_("和谁合并"), queryset=Place.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    name = forms.CharField(label=_("合并后的名称"), max_length=80)
    code = forms.CharField(label=_("新的区划代码"), max_length=12, required=False)

    def __init__(self, committee: Place, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        others = Place.objects.filter(parent=committee.parent_id, kind=committee.kind, valid_to=None).exclude(pk=committee.pk)
        self.fields["with_"].queryset = others  # type: ignore[attr-defined]
        self.order_fields(["with_", "name", "code", "effective_on", "reason"])


class MoveForm(Reordering):
    to = forms.ModelChoiceField(label=_("划到哪里"), queryset=Place.objects.none())

    def __init__(self, targets: QuerySet[Place], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = targets  # type: ignore[attr-defined]
        self.order_fields(["to", "effective_on", "reason"])
