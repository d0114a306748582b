from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused
from mulin.kernel.once import once
from mulin.places.models import Place
from mulin.projects.actions import plans as actions
from mulin.projects.forms.beyond import EntriesForm, ListForm, PhaseForm, PlanForm
from mulin.projects.models import FieldList, Phase, Plan

from .keeping import keeper, kept, projects_of

LINES, MORE = 4, 2


@login_required
def new(request: HttpRequest) -> HttpResponse:
    me, community = keeper(request)
    year = timezone.localdate().year
    form = PlanForm(request.POST or None, initial={"from_year": year, "until_year": year + 2})
    phases = _phases(request, community, [])
    if request.method == "POST" and form.is_valid() and all([one.is_valid() for one in phases]):
        said = form.cleaned_data
        years, rows = (said["from_year"], said["until_year"]), [row for one in phases if (row := one.phase()) is not None]
        more = {"title_en": said["title_en"], "words": said["words"]}
        try:
            once(
                request,
                lambda: {"id": actions.make_plan(community, said["title"], years, rows, **more, by=me, at=timezone.now()).pk},
            )
            messages.success(request, _("规划公开了，每个阶段连着它的项目。"))
            return redirect("projects:plans")
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "phases": phases, "title": _("新的规划"), "button": _("公开规划")}
    return render(request, "projects/after/plan.html", context)


@login_required
def plan(request: HttpRequest, project_plan_id: int) -> HttpResponse:
    """Its phases anew."""
    me, community = keeper(request)
    one: Plan = kept(Plan, community, project_plan_id)
    phases = _phases(request, community, list(one.phases.all()))
    refusal = ""
    if request.method == "POST" and all([form.is_valid() for form in phases]):
        rows = [row for form in phases if (row := form.phase()) is not None]
        try:
            once(request, lambda: {"id": actions.change_phases(one, rows, by=me, at=timezone.now()).pk})
            messages.success(request, _("阶段改好了。"))
            return redirect("projects:plans")
        except Refused as refused:
            refusal = str(refused)
    context = {"plan": one, "phases": phases, "title": str(one), "button": _("存好"), "refusal": refusal}
    return render(request, "projects/after/plan.html", context)


def _phases(request: HttpRequest, community: Place, rows: list[Phase]) -> list[PhaseForm]:
    first = [{"name": one.name, "starts": one.starts, "ends": one.ends, "project": one.project_id} for one in rows]
    number = max(LINES, len(first) + MORE)
    projects = {"project": projects_of(community)}
    return [
        PhaseForm(request.POST or None, prefix=f"phase{at}", initial=first[at] if at < len(first) else {}, querysets=projects)
        for at in range(number)
    ]


@login_required
def new_list(request: HttpRequest) -> HttpResponse:
    me, community = keeper(request)
    form = ListForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = once(
                request,
                lambda: {"id": actions.begin_list(community, said["name"], name_en=said["name_en"], by=me, at=timezone.now()).pk},
            )
            return redirect("projects:desk_list", field_list_id=made["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "projects/after/form.html", {"form": form, "title": _("新的清单"), "button": _("接着选项目")})


@login_required
def entries(request: HttpRequest, field_list_id: int) -> HttpResponse:
    me, community = keeper(request)
    one: FieldList = kept(FieldList, community, field_list_id)
    initial = {"projects": list(one.entries.values_list("project_id", flat=True))}
    form = EntriesForm(request.POST or None, querysets={"projects": projects_of(community)}, initial=initial)
    if request.method == "POST" and form.is_valid():
        chosen = list(form.cleaned_data["projects"])
        once(request, lambda: {"id": actions.set_list(one, chosen, by=me, at=timezone.now()).pk})
        messages.success(request, _("清单改好了。"))
        return redirect("projects:lists")
    return render(request, "projects/after/form.html", {"form": form, "title": str(one), "button": _("存好"), "one_column": True})
