from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.facilities import actions, queries
from mulin.kernel.once import act_once
from mulin.organisations.queries import who_asks


@login_required
@require_POST
def review(request: HttpRequest, facility_id: int) -> HttpResponse:
    me = who_asks(request)
    found = get_object_or_404(queries.open_facilities(), pk=facility_id)
    about, words, stars = request.POST.get("about", ""), request.POST.get("words", ""), request.POST.get("stars", "")
    number = int(stars) if stars in {"1", "2", "3", "4", "5"} else 0
    return act_once(
        request, lambda: actions.review(found, about, number, words, by=me, at=timezone.now()), said=_("谢谢您的评价，不会显示您的名字。"),
        to="facilities:facility", facility_id=found.pk,
    )  # fmt: skip
