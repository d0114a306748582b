"""The residents' ballot, and the forum that a project's size asks for."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.projects import actions
from mulin.projects.forms.choosing import ForumForm, VoteForm
from mulin.projects.models import Call
from mulin.projects.queries import choice, jury
from mulin.projects.rules import may_choose

from . import screening
from .index import kept


@login_required
def vote(request: HttpRequest, call: str) -> HttpResponse:
    """The register is announced at once; the ballot opens, closes and counts by its own rules."""
    me, found = kept(request, call)
    at, today = timezone.now(), timezone.localdate()
    undone = jury.undone(found, at) if found.choice == Call.Choice.BOTH else 0
    require(may_choose.may_put(me, found, waiting=jury.waiting(found), eligible=jury.eligible(found).count(), undone=undone))
    initial = {"opens": today + timedelta(days=4), "closes": today + timedelta(days=11)}
    form = VoteForm(request.POST or None, call=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            once(request, lambda: {"id": actions.put_to_vote(found, form.vote(), by=me, at=at).pk})
            messages.success(request, _("名单公示了，到日子自动开始投。结果出来会记到这里。"))
            return redirect("projects:desk_choosing", call=found.number)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"call": found, "form": form, "title": _("交居民投票"), "button": _("公示名单")}
    return render(request, "projects/choosing/form.html", context | {"number": jury.eligible(found).count()})


@login_required
def forum(request: HttpRequest, application: str) -> HttpResponse:
    me, found = screening.kept(request, application)
    require(may_choose.may_meet(me, found))
    size = choice.size_for(found.call, min(found.asked, choice.most_for(found, found.call)))
    form = ForumForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            once(request, lambda: {"id": actions.record_forum(found, form.meeting(), by=me, at=timezone.now()).pk})
            messages.success(request, _("议事的数字记下了，按规则算出了结果，不能再改。"))
            return redirect("projects:desk_ranking", call=found.call.number)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"call": found.call, "application": found, "form": form, "size": size, "button": _("登记，算出结果")}
    return render(request, "projects/choosing/form.html", context | {"title": _("登记议事会的数字")})
