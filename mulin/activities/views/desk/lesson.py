from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.activities import actions, queries, rules
from mulin.activities.forms.lesson import LessonForm
from mulin.activities.models import Lesson
from mulin.kernel.access import require
from mulin.kernel.once import act_once

from .index import asked


@login_required
def lesson(request: HttpRequest, activity_id: int) -> HttpResponse:
    """What a study visit or a talk brought home."""
    me = asked(request)
    found = get_object_or_404(queries.managed_by(me), pk=activity_id)
    require(rules.may_write_lesson(me, found))
    kept = Lesson.objects.filter(activity=found).first()
    names = ("host", "host_en", "learned", "learned_en", "next", "next_en", "host_body")
    form = LessonForm(
        request.POST or None, bodies=queries.bodies_for(me), is_needed=True,
        initial={name: getattr(kept, name) for name in names} if kept else {},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        return act_once(
            request, lambda: actions.write_lesson(found, **form.cleaned_data, by=me, at=timezone.now()),
            said=_("学习收获公开了。"), to="activities:desk_activity", activity_id=found.pk,
        )  # fmt: skip
    shown = {"form": form, "title": _("学习收获"), "button": _("公开学习收获"), "back": found}
    return render(request, "activities/desk/form.html", shown)
