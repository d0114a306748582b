"""What a resident may do with a matter: rate, say it is not fixed, answer a question, add a word, follow."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.kernel.media.images import BadUpload
from mulin.kernel.once import once
from mulin.matters import actions, rules
from mulin.matters.forms.resident import MOST_PHOTOS, Rating, Reason
from mulin.matters.models import Matter
from mulin.organisations.queries import Standing, who_asks

from . import draft, photos
from .matter import load, page

Act = Callable[..., Matter]


@require_POST
def rate(request: HttpRequest, number: str) -> HttpResponse:
    """One form, two buttons: a verdict, or "not fixed" with words."""
    me = who_asks(request)
    found = load(request, me, number)
    if "reopen" in request.POST:
        return with_words(request, me, found, actions.reopen, "reopen", _("已退回重办，办理时限重新算。"))
    rating = Rating(request.POST)
    if not rating.is_valid():
        return render(request, "matters/resident/matter.html", page(request, me, found, rating=rating), status=422)
    act = actions.rate if rules.may_rate(me, found) else actions.confirm
    _once(request, found, act, rating.cleaned_data, me)
    messages.success(request, _("评价已记下，这一件办结了。谢谢您。"))
    return redirect("matters:matter", number)


@require_POST
def answer(request: HttpRequest, number: str) -> HttpResponse:
    me = who_asks(request)
    return with_words(request, me, load(request, me, number), actions.resume, "answer", _("已转给办理的人，时限从现在接着算。"))


@require_POST
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """At once before anybody has begun; afterwards it is a wish to who handles it."""
    me = who_asks(request)
    found = load(request, me, number)
    if "wish" not in request.POST:
        _once(request, found, actions.withdraw, {"words": request.POST.get("words", "")}, me)
        messages.success(request, _("已撤回，不会再有人为这一件上门。还需要时，重新报一件就行。"))
        return redirect("matters:matter", number)
    said = _("已转告办理的人。他们同意以后，这一件就撤回。")
    return with_words(request, me, found, actions.wish, "withdraw", said, with_photos=False)


@require_POST
def add(request: HttpRequest, number: str) -> HttpResponse:
    """A public word to the story by who reported it."""
    me = who_asks(request)

    def note(matter: Matter, **given: Any) -> Matter:
        return actions.note(matter, internal=False, **given)

    return with_words(request, me, load(request, me, number), note, "add", _("已补充，办理的人会看到。"))


@require_POST
def follow(request: HttpRequest, number: str) -> HttpResponse:
    me = who_asks(request)
    actions.follow(load(request, me, number), by=me, at=timezone.now())
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


def with_words(
    request: HttpRequest, me: Standing, found: Matter, act: Act, form: str, said: str, *, with_photos: bool = True
) -> HttpResponse:
    """`form` names the form on the page that shows what to change."""
    reason = Reason(request.POST)
    if reason.is_valid():
        try:
            _once(request, found, act, reason.cleaned_data, me, with_photos=with_photos)
        except BadUpload as error:
            reason.add_error("words", str(error))
        else:
            messages.success(request, said)
            return redirect("matters:matter", found.number)
    return render(request, "matters/resident/matter.html", page(request, me, found, reason=reason, at_form=form), status=422)


def _once(
    request: HttpRequest, found: Matter, act: Act, given: dict[str, Any], me: Standing, *, with_photos: bool = False
) -> None:
    def run() -> dict[str, Any]:
        at = timezone.now()
        kept = {"photos": photos.keep(request, room=MOST_PHOTOS, me=me, at=at)} if with_photos else {}
        act(found, **given, **kept, by=me, at=at)
        return {}

    once(request, run)
