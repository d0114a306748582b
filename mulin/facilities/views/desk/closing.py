"""Closing a facility or a room: first what it calls off, then a second press."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.facilities import actions, queries
from mulin.facilities.forms import ClosingForm
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once

from .index import asked, kept


@login_required
def close(request: HttpRequest, facility_id: int) -> HttpResponse:
    me, at = asked(request), timezone.now()
    found = kept(me, facility_id)
    form = ClosingForm(request.POST or None, rooms=found.rooms.filter(queries.still()), initial={"since": timezone.localdate(at)})
    gone: queries.CalledOff | None = None
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = form.cleaned_data
        try:
            if "sure" in request.POST:
                return act_once(
                    request, lambda: actions.close(found, **said, by=me, at=at), said=_("关好了，订了的人都会收到消息。"),
                    to="facilities:desk_facility", facility_id=found.pk,
                )  # fmt: skip
            actions.may_close(found, **said, by=me, at=at)
            gone = queries.called_off_by(found, said["room"], said["since"], said["until"], at)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {
        "facility": found,
        "form": form,
        "gone": gone,
        "ahead": list(queries.closures_ahead(found, timezone.localdate(at))),
    }
    return render(request, "facilities/desk/closing.html", context)


@login_required
@require_POST
def reopen(request: HttpRequest, closure_id: int) -> HttpResponse:
    me = asked(request)
    found = get_object_or_404(queries.closures_kept(me), pk=closure_id)
    return act_once(
        request, lambda: actions.reopen(found, by=me, at=timezone.now()), said=_("重新开放了，居民可以再订。"),
        to="facilities:desk_facility", facility_id=found.facility_id,
    )  # fmt: skip
