from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.activities import actions, queries, rules
from mulin.activities.forms import SeriesForm
from mulin.activities.models import Series
from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once

from .index import asked


@login_required
def add(request: HttpRequest, activity_id: int) -> HttpResponse:
    me = asked(request)
    found = get_object_or_404(queries.managed_by(me), pk=activity_id)
    require(rules.may_change(me, found))
    form = SeriesForm(
        request.POST or None,
        places=queries.stands_for(found),
        is_new=True,
        has_club=found.club_id is not None,
        initial={"since": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.add_series(found, **form.cleaned_data, by=me, at=timezone.now()),
                said=_("排好了，后面几周的场次都在。"), to="activities:desk_activity", activity_id=found.pk,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    shown = {"form": form, "title": _("定期办"), "button": _("排场次"), "back": found}
    return render(request, "activities/desk/form.html", shown)


@login_required
def series(request: HttpRequest, series_id: int) -> HttpResponse:
    """Changing it: first the page says which sessions change, then a second press does it."""
    me, at = asked(request), timezone.now()
    rows = Series.objects.filter(activity__in=queries.managed_by(me).values("pk")).select_related("activity", "place")
    found = get_object_or_404(rows, pk=series_id)
    require(rules.may_change(me, found.activity))
    initial = {field.name: getattr(found, field.name) for field in Series._meta.concrete_fields}
    form = SeriesForm(
        request.POST or None,
        places=queries.stands_for(found.activity),
        is_new=False,
        has_club=found.activity.club_id is not None,
        initial=initial,
    )
    changes: list[actions.Change] = []
    new: list[datetime] = []
    asks = False
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        reason = said.pop("reason")
        try:
            if "sure" in request.POST:
                return act_once(
                    request, lambda: actions.change_series(found, **said, reason=reason, by=me, at=timezone.now()),
                    said=_("改好了，报名的邻居都会收到消息。"), to="activities:desk_activity", activity_id=found.activity_id,
                )  # fmt: skip
            changes, new = actions.preview(found, at, **said)
            asks = True
        except Refused as refused:
            form.add_error(None, str(refused))
    shown = {"form": form, "series": found, "activity": found.activity, "changes": changes, "new": new, "asks": asks}
    return render(request, "activities/desk/series.html", shown)


@login_required
@require_POST
def end(request: HttpRequest, series_id: int) -> HttpResponse:
    me, at = asked(request), timezone.now()
    rows = Series.objects.filter(activity__in=queries.managed_by(me).values("pk")).select_related("activity")
    found = get_object_or_404(rows, pk=series_id)
    return act_once(
        request, lambda: actions.end_series(found, on=max(timezone.localdate(at), found.since), by=me, at=at),
        said=_("不再排新的场次；没人报名的已经去掉。"), to="activities:desk_activity", activity_id=found.activity_id,
    )  # fmt: skip
