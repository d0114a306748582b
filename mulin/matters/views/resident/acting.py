"""What a resident may do with a matter: rate, say it is not fixed, answer a question, follow."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.matters import actions
from mulin.matters.forms.resident import Rating, Reason
from mulin.matters.models import Matter
from mulin.organisations.queries import Standing, who_asks

from . import draft
from .matter import load, page

Act = Callable[..., Matter]


@require_POST
def rate(request: HttpRequest, number: str) -> HttpResponse:
    """One form, two buttons: confirm with a verdict, or "not fixed" with words."""
    me = who_asks(request)
    found = load(request, me, number)
    if "reopen" in request.POST:
        return _with_words(request, me, found, actions.reopen, _("已退回重办，原来的时限接着算。"))
    rating = Rating(request.POST)
    if not rating.is_valid():
        return render(request, "matters/resident/matter.html", page(request, me, found, rating=rating), status=422)
    actions.confirm(found, rating.cleaned_data["verdict"], rating.cleaned_data["words"], by=me, at=timezone.now())
    messages.success(request, _("评价已记下，这一件办结了。谢谢您。"))
    return redirect("matters:matter", number)


@require_POST
def answer(request: HttpRequest, number: str) -> HttpResponse:
    me = who_asks(request)
    return _with_words(request, me, load(request, me, number), actions.resume, _("已转给办理的人，时限从现在接着算。"))


@require_POST
def follow(request: HttpRequest, number: str) -> HttpResponse:
    me = who_asks(request)
    found = load(request, me, number)
    actions.follow(found, by=me, at=timezone.now())
    if request.POST.get("drop_draft"):
        draft.drop(request)
    messages.success(request, _("您在跟进这一件了，有进展会在“消息”里告诉您。"))
    return redirect("matters:matter", number)


@require_POST
def unfollow(request: HttpRequest, number: str) -> HttpResponse:
    me = who_asks(request)
    actions.unfollow(load(request, me, number), by=me, at=timezone.now())
    messages.info(request, _("不再跟进，以后不会再为这一件通知您。"))
    return redirect("matters:matter", number)


def _with_words(request: HttpRequest, me: Standing, found: Matter, act: Act, said: str) -> HttpResponse:
    reason = Reason(request.POST)
    if not reason.is_valid():
        return render(request, "matters/resident/matter.html", page(request, me, found, reason=reason), status=422)
    act(found, reason.cleaned_data["words"], by=me, at=timezone.now())
    messages.success(request, said)
    return redirect("matters:matter", found.number)
