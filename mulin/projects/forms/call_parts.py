"""Categories, criteria, themes row by row; kinds of applicants and packages as they are known, each ticked or not."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms.formsets import formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from mulin.projects.actions import CategoryPart, CriterionPart, Named, Parts
from mulin.projects.forms.fields import YuanField
from mulin.projects.models import Kind, Package


class Row(forms.Form):
    use_required_attribute = False


class CategoryRow(Row):
    name = forms.CharField(label=pgettext_lazy("call", "类别"), max_length=40)
    name_en = forms.CharField(label=gettext_lazy("英文"), max_length=80, required=False)
    cap = YuanField(label=gettext_lazy("每个项目最多（元）"), required=False)


class CriterionRow(Row):
    name = forms.CharField(label=gettext_lazy("评什么"), max_length=60)
    name_en = forms.CharField(label=gettext_lazy("英文"), max_length=120, required=False)
    most = forms.IntegerField(label=gettext_lazy("满分"), min_value=1, max_value=100)
    weight = forms.IntegerField(label=gettext_lazy("权重"), min_value=1, max_value=100)
    category = forms.CharField(label=gettext_lazy("只用于哪一类"), max_length=40, required=False)


class ThemeRow(Row):
    name = forms.CharField(label=gettext_lazy("主题"), max_length=40)
    name_en = forms.CharField(label=gettext_lazy("英文"), max_length=80, required=False)


class Ticked(Row):
    """A kind that is taken or not, with what belongs to it."""

    name = forms.CharField(widget=forms.HiddenInput)
    taken = forms.BooleanField(required=False)
    words = forms.CharField(max_length=200, required=False)
    words_en = forms.CharField(max_length=400, required=False)


ROWS: dict[str, Any] = {
    "categories": formset_factory(CategoryRow, extra=2, max_num=8, absolute_max=8),
    "criteria": formset_factory(CriterionRow, extra=2, max_num=20, absolute_max=20),
    "themes": formset_factory(ThemeRow, extra=2, max_num=12, absolute_max=12),
    "kinds": formset_factory(Ticked, extra=0, max_num=5, absolute_max=5),
    "packages": formset_factory(Ticked, extra=0, max_num=5, absolute_max=5),
}


class PartsForm:
    """The five lists of a call. `data` as posted, or None to show what there is."""

    def __init__(self, parts: Parts, data: Any = None) -> None:
        shown = _shown(parts)
        self.codes = {one.name: one.code for one in parts.categories}
        self.sets = {name: ROWS[name](data, initial=None if data is not None else shown[name], prefix=name) for name in ROWS}
        for name in ("kinds", "packages"):
            for form, (value, label) in zip(self.sets[name].forms, _known(name), strict=False):
                form.label, form.value = label, value

    def is_valid(self) -> bool:
        fine = all([one.is_valid() for one in self.sets.values()])
        if fine:
            names = [row["name"] for row in self._rows("categories")]
            for form in self.sets["criteria"].forms:
                named = form.cleaned_data.get("category")
                if named and named not in names:
                    form.add_error("category", _("上面没有这一类。空着就是每一类都用。"))
                    fine = False
            for form in self.sets["packages"].forms:
                if form.cleaned_data.get("taken") and not form.cleaned_data.get("words"):
                    form.add_error("words", _("请写明给什么。"))
                    fine = False
        return fine

    def parts(self) -> Parts:
        used = set(self.codes.values())
        free = (f"c{n}" for n in range(1, 100) if f"c{n}" not in used)
        codes = {row["name"]: self.codes.get(row["name"]) or next(free) for row in self._rows("categories")}
        return Parts(
            [CategoryPart(codes[row["name"]], row["name"], row["name_en"], row["cap"]) for row in self._rows("categories")],
            [CriterionPart(row["name"], row["name_en"], row["most"], row["weight"], codes.get(row["category"], "")) for row in self._rows("criteria")],
            [Named(row["name"], words_en=row["name_en"]) for row in self._rows("themes")],
            self._taken("kinds"), self._taken("packages"),
        )  # fmt: skip

    def _rows(self, name: str) -> list[Mapping[str, Any]]:
        return [form.cleaned_data for form in self.sets[name].forms if form.cleaned_data and form.has_changed()]

    def _taken(self, name: str) -> Sequence[Named]:
        known = dict(_known(name))
        rows = [form.cleaned_data for form in self.sets[name].forms if form.cleaned_data]
        return [Named(row["name"], row["words"], row["words_en"]) for row in rows if row["taken"] and row["name"] in known]


def _known(name: str) -> list[tuple[str, Any]]:
    return list(Kind.choices if name == "kinds" else Package.Kind.choices)


def _shown(parts: Parts) -> dict[str, list[dict[str, Any]]]:
    names = {one.code: one.name for one in parts.categories}

    def ticked(name: str, have: Sequence[Named]) -> list[dict[str, Any]]:
        there = {one.name: one for one in have}
        rows = [(value, there.get(value)) for value, _label in _known(name)]
        return [{"name": value, "taken": one is not None, "words": one.words if one else "", "words_en": one.words_en if one else ""} for value, one in rows]  # fmt: skip

    return {
        "categories": [{"name": one.name, "name_en": one.name_en, "cap": one.cap} for one in parts.categories],
        "criteria": [vars(one) | {"category": names.get(one.category, "")} for one in parts.criteria],
        "themes": [{"name": one.name, "name_en": one.words_en} for one in parts.themes],
        "kinds": ticked("kinds", parts.kinds), "packages": ticked("packages", parts.packages),
    }  # fmt: skip
