"""Stages and limits by size, as the community sets them."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.deliberation import actions, rules
from mulin.deliberation.forms.meetings import CourseForm
from mulin.deliberation.models import Size
from mulin.deliberation.queries.courses import courses_of
from mulin.deliberation.views.asked import at_desk
from mulin.kernel.access import require
from mulin.kernel.once import act_once
from mulin.organisations.queries import Standing, community_of
from mulin.places.models import Place

STAGES = ("collect", "talk", "options", "hearing", "decision", "follow")


def _asked(request: HttpRequest) -> tuple[Standing, Place]:
    me = at_desk(request)
    community = get_object_or_404(Place, pk=community_of(me))
    require(rules.may_keep(me, community.path))
    return me, community


@login_required
def courses(request: HttpRequest) -> HttpResponse:
    me, community = _asked(request)
    if request.method == "POST":
        return _save(request, me, community)
    forms = [(size, _form(size, course)) for size, course in courses_of(community.pk)]
    return render(request, "deliberation/desk/courses.html", {"forms": forms})


def _form(size: Size, course: rules.Course) -> CourseForm:
    days = {stage: int(limit.rstrip("dwh")) for stage, limit in course.stages}
    first = {"seconds": course.seconds, "seconding": course.seconding.rstrip("d"), "screening": course.screening.rstrip("wd")}
    return CourseForm(initial=days | first, auto_id=f"{size}_%s")


def _save(request: HttpRequest, me: Standing, community: Place) -> HttpResponse:
    size = request.POST.get("size", "")
    if size not in Size.values:
        raise Http404
    form = CourseForm(request.POST, auto_id=f"{size}_%s")
    if not form.is_valid():
        forms = [(one, form if one == size else _form(one, course)) for one, course in courses_of(community.pk)]
        return render(request, "deliberation/desk/courses.html", {"forms": forms})
    said = form.cleaned_data
    stages = tuple((stage, f"{said[stage]}d") for stage in STAGES if said[stage])
    course = rules.Course(said["seconds"], f"{said['seconding']}d", f"{said['screening']}wd", stages)
    act_once(
        request, lambda: actions.set_course(community, size, course, by=me, at=timezone.now()),
        said=_("办法改好了，从现在起提的议题按它走。"), to="deliberation:desk_courses",
    )  # fmt: skip
    return redirect("deliberation:desk_courses")
