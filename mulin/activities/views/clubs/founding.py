"""A resident proposes a club and changes what it says of itself; its leader lets it rest or ends it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.activities.actions import clubs as actions
from mulin.activities.forms.clubs import ClubForm, values_of
from mulin.activities.models import Club
from mulin.activities.queries import clubs as queries
from mulin.activities.rules import clubs as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload, keep_image
from mulin.kernel.once import act_once, once
from mulin.organisations.queries import Standing, who_asks
from mulin.people.models import Person
from mulin.places.models import Place

from .pages import load


@login_required
def found(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    if me.person is None:
        return redirect("people:who")
    form = ClubForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (club_id := proposed(request, form, me, me.person)):
        return redirect("activities:club", club_id=club_id)
    shown = {"form": form, "title": _("发起一个团队"), "button": _("交给社区"), "club": None}
    return render(request, "activities/clubs/form.html", shown)


def proposed(request: HttpRequest, form: ClubForm, me: Standing, founder: Person) -> int | None:
    """The id of the new club; None when the form says what to change."""
    said, at = dict(form.cleaned_data), timezone.now()
    area = Place.objects.get(pk=founder.community_id)

    def act() -> dict[str, int]:
        values = said | {"picture": _kept(said["picture"], me)}
        return {"id": actions.propose(area, founder=founder, by=me, at=at, **values).pk}

    return _acted(request, form, act)


@login_required
def change(request: HttpRequest, club_id: int) -> HttpResponse:
    me = who_asks(request)
    club = load(me, club_id)
    require(rules.may_change_club(me, club, queries.mine(club, me.person_id)))
    form = ClubForm(request.POST or None, request.FILES or None, initial=values_of(club))
    if request.method == "POST" and form.is_valid():
        said, at = dict(form.cleaned_data), timezone.now()

        def act() -> dict[str, int]:
            values = said | {"picture": _kept(said["picture"], me) or club.picture}
            return {"id": actions.change(club, by=me, at=at, **values).pk}

        if _acted(request, form, act):
            return redirect("activities:club", club_id=club.pk)
    shown = {"form": form, "title": _("改团队的介绍"), "button": _("保存"), "club": club}
    return render(request, "activities/clubs/form.html", shown)


def _kept(upload: Any, me: Standing) -> str:
    return keep_image(upload, by_account=me.account_id, at=timezone.now(), guard="clubs").key if upload else ""


def _acted(request: HttpRequest, form: ClubForm, act: Callable[[], dict[str, int]]) -> int | None:
    try:
        return int(once(request, act)["id"])
    except (Refused, BadUpload) as refused:
        form.add_error("picture" if isinstance(refused, BadUpload) else None, str(refused))
        return None


@login_required
@require_POST
def act(request: HttpRequest, club_id: int, verb: str) -> HttpResponse:
    """Take the proposal back; rest, wake up, end."""
    me, at = who_asks(request), timezone.now()
    club, words = load(me, club_id), request.POST.get("words", "")[:300]
    acts: dict[str, tuple[Callable[[], Club], str]] = {
        "withdraw": (lambda: actions.withdraw(club, by=me, at=at), _("提议撤回了。")),
        "rest": (lambda: actions.rest(club, words, by=me, at=at), _("团队先休整，成员都还在，随时可以恢复。")),
        "wake": (lambda: actions.wake(club, by=me, at=at), _("团队恢复活动了。")),
        "close": (lambda: actions.close(club, words, by=me, at=at), _("团队解散了，成员都会收到消息。")),
    }
    if verb not in acts:
        raise Http404
    action, said = acts[verb]
    to = "activities:desk_clubs" if request.POST.get("from") == "desk" else "activities:clubs"
    if verb in ("rest", "wake"):
        return act_once(request, action, said=said, to="activities:club", club_id=club.pk)
    return act_once(request, action, said=said, to=to)
