"""What whoever runs a project presses: one address for each verb, one act for each pressing."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.people.models import Person
from mulin.projects.actions import doing
from mulin.projects.forms.doing import HonourForm, MidtermForm
from mulin.projects.models import Project

from .project import asked

Act = tuple[Callable[[], Any], str]


@login_required
@require_POST
def act(request: HttpRequest, project_number: str, project_verb: str) -> HttpResponse:
    me, project = asked(request, project_number)
    words, at = request.POST.get("words", ""), timezone.now()
    by: dict[str, Any] = {"by": me, "at": at}

    def row(rows: Any) -> Any:
        pk = request.POST.get("id", "")
        return get_object_or_404(rows, pk=whole(pk))

    acts: dict[str, Callable[[], Act]] = {
        "verify": lambda: _then(row(project.milestones), lambda one: doing.verify_milestone(one, **by), _("核过了，这一期的钱去申请了。")),
        "return": lambda: _then(
            row(project.milestones), lambda one: doing.return_milestone(one, reason=words, **by), _("退回给团队了，他们会看到还差什么。")
        ),
        "ask": lambda: _then(row(project.instalments), lambda one: doing.ask_instalment(one, **by), _("申请交上去了，要两位批准。")),
        "accept": lambda: _then(row(project.receipts), lambda one: doing.accept_receipt(one, **by), _("入账了。")),
        "refuse": lambda: _then(row(project.receipts), lambda one: doing.refuse_receipt(one, reason=words, **by), _("退回给团队了。")),
        "reverse": lambda: _then(
            row(project.receipts), lambda one: doing.reverse_receipt(one, reason=words, **by), _("已冲正，两笔都留着给大家看。")
        ),
        "income": lambda: _then(row(project.income), lambda one: doing.accept_income(one, **by), _("入账了，公开的页面上看得到。")),
        "approve": lambda: _then(row(project.changes), lambda one: doing.approve_change(one, **by), _("同意了，计划改好了。")),
        "decline": lambda: _then(row(project.changes), lambda one: doing.refuse_change(one, answer=words, **by), _("没有同意，团队会看到原因。")),
        "pause": lambda: (lambda: doing.pause(project, reason=words, **by), _("暂停了。")),
        "resume": lambda: (lambda: doing.resume(project, **by), _("继续做了。")),
        "stop": lambda: (lambda: doing.stop(project, reason=words, **by), _("终止了。没付的不再付，没用完的要退回。")),
        "close": lambda: (lambda: doing.close(project, **by), _("结题了，决算和账本一分不差，已经公开。")),
        "back": lambda: (lambda: doing.give_back_closing(project, reason=words, **by), _("退回给团队了，他们会看到还差什么。")),
        "mentor": lambda: (lambda: doing.name_mentor(project, _mentor(project, words), **by), _("导师定好了。")),
        "midterm": lambda: _form(MidtermForm(request.POST), lambda said: doing.review_midterm(project, **said, **by), _("中期评估写好了。")),
        "honour": lambda: _form(HonourForm(request.POST), lambda said: doing.honour(project, **said, **by), _("荣誉记下了。")),
    }  # fmt: skip
    if project_verb not in acts:
        raise Refused(_("没有这一步，请刷新后再试。"))
    do, said = acts[project_verb]()
    return act_once(request, do, said=said, to="projects:desk_project", project_number=project.number)


def _then(one: Any, do: Callable[[Any], Any], said: str) -> Act:
    return lambda: do(one), said


def _form(form: Any, do: Callable[[dict[str, Any]], Any], said: str) -> Act:
    if not form.is_valid():
        raise Refused(" ".join(str(error) for errors in form.errors.values() for error in errors))
    return lambda: do(form.cleaned_data), said


def _mentor(project: Project, words: str) -> Person | None:
    """By the whole name; empty: nobody any more."""
    if not words.strip():
        return None
    found = list(Person.objects.filter(community=project.community_id, name=words.strip(), left_on=None).order_by("id")[:2])
    if len(found) != 1:
        raise Refused(_("登记里没有这个人，或者不止一位叫这个名字，请写全名再试。"))
    return found[0]
