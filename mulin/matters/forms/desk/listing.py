from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.matters.models import Matter
from mulin.matters.queries import choices


class ListForm(forms.Form):
    """Filters of the list, as `queries.Filter` reads them from the address."""

    text = forms.CharField(label=_("说了什么、编号"), required=False, max_length=60)
    status = forms.ChoiceField(label=_("状态"), required=False)
    category = forms.ChoiceField(label=_("类别"), required=False)
    grid = forms.ChoiceField(label=_("网格"), required=False)
    unit = forms.ChoiceField(label=_("主办单位"), required=False)
    channel = forms.ChoiceField(label=_("怎么来的"), required=False)
    since = forms.DateField(label=_("从哪天"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("到哪天"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, community_id: int, **more: Any) -> None:
        super().__init__(*args, **more)
        offered = {
            "status": [("running", _("在办，按时限")), ("open", _("还没办结")), *Matter.Status.choices],
            "category": choices.categories(community_id),
            "grid": choices.grids(community_id),
            "unit": choices.units(community_id),
            "channel": Matter.Channel.choices,
        }
        for name, some in offered.items():
            self.fields[name].choices = [("", _("不限")), *some]  # type: ignore[attr-defined]
