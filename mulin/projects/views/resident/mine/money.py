"""A receipt, and what the project raised itself."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.once import once
from mulin.projects.actions import doing
from mulin.projects.actions.doing_files import keep_files
from mulin.projects.forms.doing import IncomeForm, ReceiptForm
from mulin.projects.models import Project
from mulin.projects.queries.people import is_in_team
from mulin.projects.rules import doing as rules

from .work import worked


def filled(request: HttpRequest, form: Form, act: Callable[[], Any], *, said: str, to: str) -> HttpResponse | None:
    """One pressing, one act; None: the form says why not."""
    try:
        once(request, lambda: {"id": act().pk})
    except (Refused, BadUpload) as refused:
        form.add_error(None, str(refused))
        return None
    messages.success(request, said)
    return redirect(to)


def page(request: HttpRequest, project: Project, form: Form, title: str, button: str, words: str = "") -> HttpResponse:
    back = reverse("projects:work", args=[project.number])
    shown = {"project": project, "form": form, "title": title, "button": button, "words": words, "back": back}
    return render(request, "projects/work/form.html", shown, status=422 if form.errors else 200)


@login_required
def receipt(request: HttpRequest, project_number: str) -> HttpResponse:
    me, project = worked(request, project_number)
    require(rules.may_enter(me, project, in_team=is_in_team(me, project)))
    at = timezone.now()
    form = ReceiptForm(request.POST or None, request.FILES or None, project=project, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        line, file = said.pop("line"), said.pop("file")
        if answer := filled(
            request, form, lambda: doing.enter_receipt(line, **said, file=keep_files([file], by=me, at=at)[0], by=me, at=at),
            said=_("票据记下了，核对以后入账。"), to=reverse("projects:work", args=[project.number]),
        ):  # fmt: skip
            return answer
    return page(request, project, form, _("记一张票据"), _("记下"), _("一张票据记一次。核对的人看过以后才入账。"))


@login_required
def income(request: HttpRequest, project_number: str) -> HttpResponse:
    me, project = worked(request, project_number)
    require(rules.may_enter(me, project, in_team=is_in_team(me, project)))
    at = timezone.now()
    form = IncomeForm(request.POST or None, request.FILES or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        file, said["amount"] = said.pop("file"), said["amount"] or 0
        if answer := filled(
            request, form, lambda: doing.enter_income(project, **said, file=keep_files([file], by=me, at=at)[0], by=me, at=at),
            said=_("记下了，核对以后入账并公开。"), to=reverse("projects:work", args=[project.number]),
        ):  # fmt: skip
            return answer
    return page(request, project, form, _("记自筹或赞助"), _("记下"), _("自己凑的、别人给的，钱和东西都记。对方同意才公开名字。"))
