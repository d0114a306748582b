from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.places.models import Place
from mulin.volunteering import actions, queries
from mulin.volunteering.forms import DutyForm, PatternForm, ShiftForm, ShiftSearch
from mulin.volunteering.models import Pattern, Shift, Skill

from .index import asked

A_PAGE = 25
K = Place.Kind
STANDS = (K.COMMUNITY, K.COMMITTEE, K.GRID, K.ESTATE, K.BUILDING, K.SPOT)


@login_required
@require_safe
def duties(request: HttpRequest) -> HttpResponse:
    rows = (
        queries.duties_run(asked(request))
        .filter(closed_at=None)
        .select_related("place", "team", "skill")
        .order_by("kind", "name")
    )
    return render(request, "volunteering/desk/duties.html", {"page": Paginator(rows, A_PAGE).get_page(request.GET.get("page"))})


@login_required
@require_safe
def shifts(request: HttpRequest) -> HttpResponse:
    """All shifts one runs, soonest first; those ahead unless a day is asked for."""
    who, search = asked(request), ShiftSearch(request.GET)
    rows = Shift.objects.filter(duty__in=queries.duties_run(who)).select_related("duty__place", "duty__team")
    if not (search.said("since") or search.said("until")):
        rows = rows.filter(ends_at__gt=timezone.now())
    rows = search.narrow(rows, queries.communities_kept(who)).order_by("begins_at", "id")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "volunteering/desk/shifts.html", {"page": page, "search": search})


@login_required
def set_up(request: HttpRequest) -> HttpResponse:
    who = asked(request)
    communities = queries.communities_kept(who)
    places = Place.objects.filter(community_id__in=communities) | Place.objects.filter(pk__in=communities)
    form = DutyForm(
        request.POST or None, places=places.filter(kind__in=STANDS, valid_to=None).order_by("path"), teams=queries.teams_kept(who),
        skills=Skill.objects.filter(community__in=communities, closed_at=None),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        place = said.pop("place")
        try:
            return act_once(
                request, lambda: actions.set_up_duty(place, **said, by=who, at=timezone.now()),
                said=_("岗位设好了，接着排班。"), to="volunteering:desk_duties",
            )  # fmt: skip
        except Refused as refused:
            form.add_error("name", str(refused))
    shown = {"form": form, "title": _("设一个岗位"), "back": "volunteering:desk_duties", "button": _("设岗")}
    return render(request, "volunteering/desk/form.html", shown)


@login_required
def duty(request: HttpRequest, duty_id: int) -> HttpResponse:
    """A duty with its patterns and coming shifts; new ones are added here."""
    who, at = asked(request), timezone.now()
    found = get_object_or_404(queries.duties_run(who).select_related("place", "team", "skill"), pk=duty_id)
    which = request.POST.get("form", "")
    forms = {
        "pattern": PatternForm(request.POST if which == "pattern" else None, initial={"since": timezone.localdate()}),
        "shift": ShiftForm(request.POST if which == "shift" else None),
    }
    acts: dict[str, Callable[..., object]] = {"pattern": actions.add_pattern, "shift": actions.add_shift}
    if which in forms and forms[which].is_valid():
        try:
            return act_once(
                request, lambda: acts[which](found, **forms[which].cleaned_data, by=who, at=at),
                said=_("排好了，到开放的日子就能认领。"), to="volunteering:desk_duty", duty_id=found.pk,
            )  # fmt: skip
        except Refused as refused:
            forms[which].add_error(None, str(refused))
    shifts = found.shifts.filter(ends_at__gt=at).order_by("begins_at", "id")
    shown = {
        "duty": found, "forms": forms, "which": which, "page": Paginator(shifts, A_PAGE).get_page(request.GET.get("page")),
        "patterns": list(found.patterns.exclude(until__lt=timezone.localdate(at)).order_by("begins", "id")),
    }  # fmt: skip
    return render(request, "volunteering/desk/duty.html", shown)


@login_required
@require_POST
def end_pattern(request: HttpRequest, pattern_id: int) -> HttpResponse:
    who = asked(request)
    pattern = get_object_or_404(Pattern.objects.select_related("duty__place"), pk=pattern_id, duty__in=queries.duties_run(who))
    at = timezone.now()
    return act_once(
        request, lambda: actions.end_pattern(pattern, on=max(timezone.localdate(at), pattern.since), by=who, at=at),
        said=_("不再排新的班次；没人认领的已经去掉。"), to="volunteering:desk_duty", duty_id=pattern.duty_id,
    )  # fmt: skip


@login_required
@require_POST
def close(request: HttpRequest, duty_id: int) -> HttpResponse:
    who = asked(request)
    found = get_object_or_404(queries.duties_run(who), pk=duty_id)
    return act_once(
        request, lambda: actions.close_duty(found, by=who, at=timezone.now()), said=_("岗位已停。"), to="volunteering:desk_duties"
    )
