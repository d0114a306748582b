"""Lists that are typed row by row: milestones, the budget, what is promised. Empty rows are left out."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from mulin.projects import actions
from mulin.projects.forms.fields import YuanField, day
from mulin.projects.models import Application, BudgetLine, Promise
from mulin.projects.rules import budget, plan

if TYPE_CHECKING:
    Formset = BaseFormSet[Any]
else:
    Formset = BaseFormSet

SPARE = 2


class Row(forms.Form):
    """A row in which nothing was typed is no row; a part of one is asked for the rest."""

    use_required_attribute = False
    chosen: frozenset[str] = frozenset()  # fields in which something always stands

    def has_changed(self) -> bool:
        return bool(set(self.changed_data) - self.chosen)


class MarkRow(Row):
    name = forms.CharField(label=gettext_lazy("里程碑"), max_length=80)
    due = forms.DateField(label=gettext_lazy("最晚哪天"), widget=day())
    measure = forms.CharField(label=gettext_lazy("做成什么样算数"), max_length=200)
    share = forms.IntegerField(
        label=gettext_lazy("做成后付百分之几"), min_value=0, max_value=100, required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip


class ItemRow(Row):
    chosen = frozenset({"source"})
    name = forms.CharField(label=pgettext_lazy("budget", "买什么、做什么用"), max_length=80)
    unit_price = YuanField(label=gettext_lazy("单价（元）"))
    quantity = forms.IntegerField(
        label=pgettext_lazy("budget", "数量"),
        min_value=1,
        max_value=100_000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    unit = forms.CharField(label=pgettext_lazy("budget", "单位"), max_length=10, required=False)
    source = forms.ChoiceField(label=gettext_lazy("谁出钱"), choices=BudgetLine.Source)


class PromiseRow(Row):
    sign = forms.ChoiceField(label=gettext_lazy("加减乘除"), choices=Promise.Sign, widget=forms.HiddenInput)
    words = forms.CharField(label=gettext_lazy("会有什么变化"), max_length=200, required=False)
    evidence = forms.CharField(label=gettext_lazy("拿什么来证明"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if bool(said.get("words")) != bool(said.get("evidence")):
            self.add_error("evidence" if said.get("words") else "words", _("变化和证明要一起写。"))
        return said


class Rows(Formset):
    """A formset over what an application has; unbound with some spare rows."""

    def __init__(self, *, application: Application, units: set[int], data: Any = None) -> None:
        self.application = application
        super().__init__(data, initial=None if data is not None else self.kept(), prefix="row")

    def kept(self) -> list[dict[str, Any]]:
        raise NotImplementedError

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        return super()._construct_form(i, **kwargs | {"empty_permitted": True})  # type: ignore[misc]

    def rows(self) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.forms if getattr(form, "cleaned_data", None) and form.has_changed()]


class _PlanRows(Rows):
    def kept(self) -> list[dict[str, Any]]:
        return [dict(row) for row in self.application.milestones.values("name", "due", "measure", "share")]

    def marks(self) -> list[plan.Mark]:
        return [plan.Mark(**row | {"share": row["share"] or 0}) for row in self.rows()]

    def clean(self) -> None:
        if any(self.errors):
            return
        one = self.application
        wrong = plan.wrong_marks(self.marks(), one.starts, one.ends, one.asked)
        if wrong:
            raise forms.ValidationError(wrong)

    def part(self) -> actions.Part:
        return actions.Plan(self.marks())


class _MoneyRows(Rows):
    def __init__(self, *, application: Application, units: set[int], data: Any = None) -> None:
        super().__init__(application=application, units=units, data=data)
        self.total = TotalForm(data, initial={"total": application.asked or None})
        self.cap = budget.cap_of(application.call, application.category)

    def kept(self) -> list[dict[str, Any]]:
        return [dict(row) for row in self.application.lines.values("name", "unit_price", "quantity", "unit", "source")]

    def items(self) -> list[budget.Item]:
        return [budget.Item(**row) for row in self.rows()]

    def clean(self) -> None:
        if any(self.errors):
            return
        stated = self.total.cleaned_data["total"] if self.total.is_valid() else None
        wrong = budget.wrong(self.items(), stated, self.cap)
        if wrong:
            raise forms.ValidationError(wrong)

    def part(self) -> actions.Part:
        return actions.Money(self.items())


class TotalForm(forms.Form):
    total = YuanField(
        label=gettext_lazy("申请资助合计（元）"), least=0, required=False,
        help_text=gettext_lazy("只算“申请资助”的各行。写了就会核对，不写由系统算。"),
    )  # fmt: skip


class _ImpactRows(Rows):
    def kept(self) -> list[dict[str, Any]]:
        known = {row["sign"]: dict(row) for row in self.application.promises.values("sign", "words", "evidence")}
        return [known.get(sign) or {"sign": sign} for sign in Promise.Sign.values]

    def promises(self) -> list[actions.Promised]:
        said = [form.cleaned_data for form in self.forms if getattr(form, "cleaned_data", None)]
        return [actions.Promised(**row) for row in said if row.get("words")]

    def clean(self) -> None:
        if not any(self.errors) and not self.promises():
            raise forms.ValidationError(_("加减乘除至少写一样，并写明拿什么来证明。"))

    def part(self) -> actions.Part:
        return actions.Impact(self.promises())


PlanRows: type[_PlanRows] = formset_factory(  # type: ignore[assignment]
    MarkRow, formset=_PlanRows, extra=SPARE, max_num=plan.MOST_MILESTONES, absolute_max=plan.MOST_MILESTONES
)
MoneyRows: type[_MoneyRows] = formset_factory(  # type: ignore[assignment]
    ItemRow, formset=_MoneyRows, extra=SPARE, max_num=budget.MOST_LINES, absolute_max=budget.MOST_LINES
)
ImpactRows: type[_ImpactRows] = formset_factory(PromiseRow, formset=_ImpactRows, extra=0, max_num=4, absolute_max=4)  # type: ignore[assignment]
