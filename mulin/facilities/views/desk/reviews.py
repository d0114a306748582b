from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.facilities import actions, queries
from mulin.kernel.once import act_once

from .index import asked, served

A_PAGE = 25


@login_required
@require_safe
def reviews(request: HttpRequest, facility_id: int) -> HttpResponse:
    me = asked(request)
    found = served(me, facility_id)
    page = Paginator(found.reviews.all(), A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "facilities/desk/reviews.html",
        {"facility": found, "page": page, "stars": queries.stars_of([found]).get(found.pk)},
    )


@login_required
@require_POST
def answer(request: HttpRequest, review_id: int) -> HttpResponse:
    me = asked(request)
    row = get_object_or_404(queries.reviews_served(me), pk=review_id)
    words = request.POST.get("words", "")
    return act_once(
        request, lambda: actions.answer(row, words, by=me, at=timezone.now()), said=_("回复了，评价的人会收到消息。"),
        to="facilities:desk_reviews", facility_id=row.facility_id,
    )  # fmt: skip
