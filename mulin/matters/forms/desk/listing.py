from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.matters.models import Matter
from mulin.matters.queries import choices


class ListForm(forms.Form):
    """Filters of the list, as `queries.Filter` reads them from the address."""

    text = forms.CharField(label=_("说了什么、编号"), max_length=60)
    status = forms.ChoiceField(label=_("状态"))
    category = forms.ChoiceField(label=_("类别"))
    grid = forms.ChoiceField(label=_("网格"))
    unit = forms.ChoiceField(label=_("主办单位"))
    channel = forms.ChoiceField(label=_("怎么来的"))
    since = forms.DateField(label=_("从哪天"), widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("到哪天"), widget=forms.DateInput(attrs={"type": "date"}))

    use_required_attribute = False

    def __init__(self, *args: Any, community_id: int, **more: Any) -> None:
        super().__init__(*args, **more)
        for field in self.fields.values():
            field.required = True  # nothing is asked for here: without this each label would say that it may stay empty
        offered = {
            "status": [("running", _("在办，按时限")), ("open", _("还没办结")), *Matter.Status.choices],
            "category": choices.categories(community_id),
            "grid": choices.grids(community_id),
            "unit": choices.units(community_id),
            "channel": Matter.Channel.choices,
        }
        for name, some in offered.items():
            self.fields[name].choices = [("", _("不限")), *some]  # type: ignore[attr-defined]
