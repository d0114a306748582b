from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.activities import actions, queries, rules
from mulin.activities.forms import ReportForm
from mulin.activities.forms.lesson import LessonForm
from mulin.activities.models import Activity, Photo
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.once import act_once, once
from mulin.organisations.queries import Standing

from .index import asked


@login_required
def close(request: HttpRequest, activity_id: int) -> HttpResponse:
    """The report, with what the lists say beside it."""
    me, at = asked(request), timezone.now()
    found = get_object_or_404(queries.managed_by(me), pk=activity_id)
    ahead = found.sessions.filter(status="planned", ends_at__gt=at).exists()
    require(rules.may_close(me, found, over=not ahead))
    form = ReportForm(request.POST or None)
    studies = found.kind in rules.STUDIES
    lesson = LessonForm(request.POST or None, bodies=queries.bodies_for(me), is_needed=False) if studies else None
    if request.method == "POST" and form.is_valid() and (lesson is None or lesson.is_valid()):
        try:
            return act_once(
                request, lambda: _close(found, form.cleaned_data, lesson.cleaned_data if lesson else {}, me),
                said=_("已结束，小结公开了。照片可以接着加。"), to="activities:desk_activity", activity_id=found.pk,
            )  # fmt: skip
        except Refused as refused:
            form.add_error("report", str(refused))
    shown = {
        "activity": found,
        "form": form,
        "lesson": lesson,
        "figures": queries.figures_of(found),
        "photos": list(found.photos.all()),
    }
    return render(request, "activities/desk/close.html", shown)


def _close(found: Activity, report: dict[str, Any], lesson: dict[str, Any], me: Standing) -> None:
    at = timezone.now()
    found = actions.close(found, **report, by=me, at=at)
    if lesson.get("learned"):
        actions.write_lesson(found, **lesson, by=me, at=at)


@login_required
@require_POST
def add_photos(request: HttpRequest, activity_id: int) -> HttpResponse:
    me = asked(request)
    found = get_object_or_404(queries.managed_by(me), pk=activity_id)
    uploads, agreed = request.FILES.getlist("photos")[:10], "agreed" in request.POST
    words = request.POST.get("words", "")[:80]

    def act() -> dict[str, int]:
        for upload in uploads:
            actions.add_photo(found, upload, words=words, agreed=agreed, by=me, at=timezone.now())
        return {"photos": len(uploads)}

    try:
        kept = once(request, act)["photos"]
        messages.success(request, _("加了 %(number)s 张照片。") % {"number": kept})
    except BadUpload as bad:
        messages.error(request, str(bad))
    return redirect("activities:desk_activity", activity_id=found.pk)


@login_required
@require_POST
def show_photo(request: HttpRequest, photo_id: int) -> HttpResponse:
    me = asked(request)
    rows = Photo.objects.filter(activity__in=queries.managed_by(me).values("pk"))
    found = get_object_or_404(rows, pk=photo_id)
    shown = request.POST.get("shown") == "yes"
    return act_once(
        request, lambda: actions.show_photo(found, shown=shown, by=me, at=timezone.now()),
        said=_("照片公开了。") if shown else _("照片撤下了。"), to="activities:desk_activity", activity_id=found.activity_id,
    )  # fmt: skip
