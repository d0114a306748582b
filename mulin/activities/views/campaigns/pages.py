"""What everybody sees of campaigns: the calls, and the works that were selected."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.activities.models import Campaign
from mulin.activities.queries import campaigns as queries
from mulin.activities.rules import campaigns as rules
from mulin.activities.views.acting import A_PAGE
from mulin.organisations.queries import Standing, community_of, who_asks


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    page = Paginator(queries.public(community_of(me), at), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "at": at, "mine": list(queries.own_works(me.person_id)[:10]) if me.person_id else []}
    return render(request, "activities/campaigns/listing.html", context)


def load(me: Standing, campaign_id: int) -> Campaign:
    return get_object_or_404(queries.visible_to(me), pk=campaign_id)


@require_safe
def campaign(request: HttpRequest, campaign_id: int) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    found = load(me, campaign_id)
    choosing = found.status == Campaign.Status.CHOOSING and found.has_hearts
    mine = list(queries.own_works(me.person_id).filter(campaign=found)) if me.person_id else []
    works = queries.to_choose_from(found, me.person_id) if choosing else queries.shown(found)
    context = {
        "campaign": found, "me": me, "at": at, "sum": queries.sum_of(found), "choosing": choosing,
        "mine": mine,
        "page": Paginator(works.prefetch_related("pictures"), A_PAGE).get_page(request.GET.get("page")),
        "may_send": rules.may_send(me, me.person, found, sent=len(mine), at=at, on=timezone.localdate(at)) if me.person else None,
        "takes_in": rules.takes_in(found, at), "judges": queries.juror_of(found, me.person_id) is not None,
        "keeps": bool(rules.may_keep(me, found.path)),
    }  # fmt: skip
    return render(request, "activities/campaigns/campaign.html", context)
