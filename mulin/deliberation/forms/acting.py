"""Forms of the desk's single steps. Each is drawn folded, with its own ids."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.organisations.models import Organisation
from mulin.people.models import Person

FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def moment(label: Any, **more: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, input_formats=FORMATS, **more)


class ActForm(forms.Form):
    """`context`: what the choices of a form are made of; each takes what it needs."""

    def __init__(self, *args: Any, verb: str, context: dict[str, Any] | None = None, **more: Any):
        more["auto_id"] = f"{verb.replace('-', '_')}_%s"
        super().__init__(*args, **more)
        self.prepare(context or {})

    def prepare(self, context: dict[str, Any]) -> None:
        pass

    def choose(self, name: str, choices: Any) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def said(self) -> str:
        """All that is wrong, in one line."""
        return " ".join(f"{self.fields[name].label}：{error}" if name in self.fields else str(error)
                        for name, errors in self.errors.items() for error in errors)  # fmt: skip


class WordsForm(ActForm):
    words = forms.CharField(label=_("原因"), max_length=500, widget=lines(2), help_text=_("关心这件事的邻居会看到。"))


class CameOutForm(ActForm):
    words = forms.CharField(
        label=_("这个阶段有什么结果"), max_length=1000, required=False, widget=lines(3), help_text=_("会写进公开的经过。")
    )


class DoneForm(ActForm):
    words = forms.CharField(label=_("办成了什么"), max_length=1000, widget=lines(3), help_text=_("会写进公开的经过。"))


class DueForm(ActForm):
    due_at = moment(_("新的期限"))
    words = forms.CharField(label=_("原因"), max_length=500, widget=lines(2))


class WhoField(forms.ChoiceField):
    """A person by post, or a unit: "p12" or "o7"."""

    def __init__(self, **more: Any):
        super().__init__(choices=[], **more)


def who_choices(people: list[tuple[Person, str]], units: Any) -> list[tuple[Any, Any]]:
    named = [(f"p{person.pk}", f"{person.name} · {post}") for person, post in people]
    bodies = [(f"o{unit.pk}", str(unit)) for unit in units]
    return [("", _("请选")), (_("有岗位的人"), named), (_("单位"), bodies)]


def taken(value: str) -> tuple[Person | None, Organisation | None]:
    if value.startswith("o"):
        return None, Organisation.objects.filter(pk=int(value[1:])).first()
    return Person.objects.filter(pk=int(value[1:])).first() if value else None, None
