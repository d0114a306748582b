"""Inviting, answering, leaving; papers put in and taken out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.kernel.access import Refused
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.once import act_once, once
from mulin.organisations.queries import who_asks
from mulin.projects import actions, queries
from mulin.projects.forms.team import AdviserForm, InviteForm, PaperForm
from mulin.projects.models import Attachment, Teammate

from .applications import kept
from .writing import beside


@login_required
@require_POST
def invite(request: HttpRequest, application: str) -> HttpResponse:
    me, found = kept(request, application)
    form = InviteForm(request.POST, application=found, auto_id="invite_%s")
    person = form.person if form.is_valid() else None
    if person is not None:
        try:
            role = form.cleaned_data["role"]
            once(request, lambda: {"id": actions.invite(found, person, role, by=me, at=timezone.now()).pk})
            messages.success(request, _("邀请送到了，对方答应以后就在团队里。"))
            return redirect("projects:step", application=found.number, step="team")
        except Refused as no:
            form.add_error(None, str(no))
    return render(request, "projects/applying/team.html", beside(me, found, "team", invite_form=form), status=422)


@login_required
@require_POST
def adviser(request: HttpRequest, application: str) -> HttpResponse:
    me, found = kept(request, application)
    form = AdviserForm(request.POST, people=queries.possible_advisers(found.call), auto_id="adviser_%s")
    if form.is_valid():
        person = form.cleaned_data["person"]
        return act_once(
            request, lambda: actions.invite(found, person, Teammate.Role.ADVISER, by=me, at=timezone.now()),
            said=_("邀请送到了，对方答应以后就是您的政治指导员。"), to="projects:step", application=found.number, step="team",
        )  # fmt: skip
    return render(request, "projects/applying/team.html", beside(me, found, "team", adviser_form=form), status=422)


@login_required
@require_POST
def answer(request: HttpRequest, project_teammate_id: int) -> HttpResponse:
    """By the one who was asked, or by a worker who takes the answer down."""
    me = who_asks(request)
    row = get_object_or_404(
        Teammate.objects.select_related("application__call__place"),
        pk=project_teammate_id,
        application__in=queries.visible_to(me),
    )
    accepted = request.POST.get("answer") == "yes"
    words = _("您在团队里了。") if accepted else _("谢谢告诉我们，已经转告负责人。")
    if row.person_id != me.person_id:
        words = _("答复记下了，记录里有您的名字。")
    return act_once(
        request, lambda: actions.answer_invitation(row, accepted, by=me, at=timezone.now()), said=words,
        to="projects:application" if accepted or row.person_id != me.person_id else "projects:applications",
        **({"application": row.application.number} if accepted or row.person_id != me.person_id else {}),
    )  # fmt: skip


@login_required
@require_POST
def leave(request: HttpRequest, project_teammate_id: int) -> HttpResponse:
    me = who_asks(request)
    row = get_object_or_404(
        Teammate.objects.select_related("application__call__place"),
        pk=project_teammate_id,
        application__in=queries.visible_to(me),
    )
    own = row.person_id == me.person_id
    return act_once(
        request, lambda: actions.leave_team(row, by=me, at=timezone.now()), said=_("已经不在团队里。"),
        **({"to": "projects:applications"} if own else {"to": "projects:step", "application": row.application.number, "step": "team"}),
    )  # fmt: skip


@login_required
@require_POST
def attach(request: HttpRequest, application: str) -> HttpResponse:
    me, found = kept(request, application)
    form = PaperForm(request.POST, request.FILES, auto_id="paper_%s")
    if form.is_valid():
        said = form.cleaned_data
        try:
            once(request, lambda: {"id": actions.attach(found, said["file"], said["name"], by=me, at=timezone.now()).pk})
            messages.success(request, _("材料放好了。"))
            return redirect("projects:step", application=found.number, step="papers")
        except (BadUpload, Refused) as no:
            form.add_error("file", str(no))
    return render(request, "projects/applying/papers.html", beside(me, found, "papers", paper_form=form), status=422)


@login_required
@require_POST
def detach(request: HttpRequest, project_paper_id: int) -> HttpResponse:
    me = who_asks(request)
    row = get_object_or_404(
        Attachment.objects.select_related("application"), pk=project_paper_id, application__in=queries.visible_to(me)
    )
    return act_once(
        request, lambda: actions.detach(row, by=me, at=timezone.now()), said=_("材料去掉了。"), to="projects:step",
        application=row.application.number, step="papers",
    )  # fmt: skip
