"""Tasks and invitations on the phone, for whoever has them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.deliberation import actions, queries, rules
from mulin.deliberation.forms.topics import ClosedForm
from mulin.deliberation.models import Attendance
from mulin.deliberation.queries.meetings import crowd, invitation_of
from mulin.deliberation.views.asked import kept_all
from mulin.kernel.access import Refused
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.once import act_once, once
from mulin.organisations.queries import who_asks

A_PAGE = 12
MOST_PHOTOS = 6


@login_required
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    page = Paginator(queries.tasks_waiting_for(me), A_PAGE).get_page(request.GET.get("page"))
    done = (
        queries.tasks_visible_to(me).filter(person=me.person_id or 0).exclude(status="open").order_by("-done_at", "-id")[:A_PAGE]
    )
    return render(request, "deliberation/tasks.html", {"page": page, "done": done, "on": timezone.localdate()})


@login_required
def task(request: HttpRequest, talk_task_id: int) -> HttpResponse:
    me = who_asks(request)
    found = get_object_or_404(queries.tasks_visible_to(me), pk=talk_task_id)
    form = ClosedForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():

        def act() -> dict[str, str]:
            keys = kept_all(form.cleaned_data["photos"][:MOST_PHOTOS], me)
            actions.close_task(found, form.cleaned_data["words"], keys, by=me, at=timezone.now())
            return {}

        try:
            once(request, act)
            messages.success(request, _("办好了，派任务的人会收到消息。"))
            return redirect("deliberation:task", talk_task_id=found.pk)
        except (BadUpload, Refused) as wrong:
            form.add_error(None, str(wrong))
    context = {
        "task": found, "form": form, "may_close": rules.may_close(me, found), "may_drop": bool(rules.may_drop(me, found)),
        "on": timezone.localdate(), "mine": rules.is_mine(me, found), "desk": bool(rules.may_open_desk(me)),
    }  # fmt: skip
    return render(request, "deliberation/task.html", context)


@require_safe
def meeting(request: HttpRequest, talk_meeting_id: int) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    found = get_object_or_404(queries.meetings_visible_to(me, timezone.localdate(at)), pk=talk_meeting_id)
    invitation = invitation_of(found, me.person_id)
    context = {
        "meeting": found, "items": list(found.items.select_related("topic")), "invitation": invitation, "crowd": crowd(found),
        "may_answer": invitation is not None and bool(rules.may_answer_invitation(me, invitation, at)),
        "answers": [one for one in Attendance.Answer.choices if one[0]],
        "called": sorted({one.called_said for one in found.attendances.all()}),
        "resolutions": list(found.resolutions.select_related("topic", "option")) if found.council else [],
        "tasks": list(found.tasks.all()), "shows_link": invitation is not None or found.is_public,
    }  # fmt: skip
    return render(request, "deliberation/meeting.html", context)


@login_required
@require_POST
def answer(request: HttpRequest, talk_meeting_id: int) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    found = get_object_or_404(queries.meetings_visible_to(me, timezone.localdate(at)), pk=talk_meeting_id)
    row = get_object_or_404(Attendance, meeting=found, person=me.person_id or 0)
    said = request.POST.get("answer", "")
    if said not in Attendance.Answer.values or not said:
        messages.error(request, _("请选来、线上参加或来不了。"))
        return redirect("deliberation:meeting", talk_meeting_id=found.pk)
    return act_once(
        request, lambda: actions.answer_invitation(row, said, by=me, at=at), said=_("答复记下来了。"), to="deliberation:meeting",
        talk_meeting_id=found.pk,
    )  # fmt: skip
