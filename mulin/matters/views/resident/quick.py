"""From the street in seconds (C080): a photo, the position, one tap."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mulin.kernel.access import Refused
from mulin.kernel.media.images import BadUpload
from mulin.kernel.once import once
from mulin.matters import actions
from mulin.matters.forms.resident import MOST_PHOTOS, Quick
from mulin.matters.queries import suggesting, where
from mulin.organisations.queries import Standing, who_asks
from mulin.places.models import Place

from . import draft, photos


@require_http_methods(["GET", "HEAD", "POST"])
def quick(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    community = where.home_community(me)
    form = Quick(request.POST or None)
    if request.method == "POST" and community and form.is_valid():
        place = _place(community, form.cleaned_data)
        if place is None:
            form.add_error(None, _("还不知道在哪里。请打开手机的定位再点“用我的位置”，或者在下面选一个地点。"))
        else:
            try:
                answer = once(request, lambda: _act(request, me, place, form.cleaned_data))
            except BadUpload as error:
                form.add_error(None, str(error))
            else:
                draft.finish(request, answer["id"])
                return redirect(answer["url"])
    return render(
        request,
        "matters/resident/quick.html",
        {
            "form": form,
            "me": me,
            "spots": where.outdoors(community)[:40] if community else [],
            "kinds": suggesting.most_used(community, anonymous=me.account_id is None) if community else [],
            "who": photos.who(me),
        },
        status=422 if form.errors else 200,
    )


def _place(community_id: int, given: dict[str, Any]) -> Place | None:
    if given["lat"] is not None and given["lng"] is not None:
        found = where.at_position(community_id, given["lat"], given["lng"])
        if found:
            return found
    return where.offered(community_id).filter(pk=given["place"]).first() if given["place"] else None


def _act(request: HttpRequest, me: Standing, place: Place, given: dict[str, Any]) -> dict[str, Any]:
    category = suggesting.current(place.community_id or 0).filter(pk=given["category"]).first()
    if me.account_id is None and not (category and category.current and category.current.may_be_anonymous):
        raise Refused(_("请先用手机号登录再报这一类，办理的人才能问您。"))
    new = actions.Draft(
        community_id=place.community_id or 0,
        place_id=place.id,
        words=given["words"] or (suggesting.name_of(category) if category else ""),
        category_id=category.id if category else None,
        lat=given["lat"],
        lng=given["lng"],
        channel="rider" if me.holds({"rider"}, over=place.path) else "web",
        anonymous=me.account_id is None,
        photos=photos.keep(request, room=MOST_PHOTOS, me=me, at=timezone.now()),
    )
    matter = actions.report(new, by=me, at=timezone.now())
    return {"url": reverse("matters:report_done", args=[matter.number]), "id": matter.id}
