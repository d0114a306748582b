from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.matters.queries import where
from mulin.matters.queries.saying import card
from mulin.organisations.queries import who_asks
from mulin.overview.queries import home as gathered


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    me, now = who_asks(request), timezone.now()
    today = timezone.localtime(now)
    community = where.home_community(me)
    lives = gathered.home_of(me, on=today.date())
    around = gathered.around(lives, community, at=now)
    context = {
        "me": me,
        "today": date_format(today, _("n月j日 l")),
        "greeting": gathered.greeting(today.hour),
        "lives": lives,
        "around": [(gathered.day_of(timezone.localdate(matter.opened_at)), card(matter)) for matter in around],
    }
    if me.account_id is None:
        context["strangers_may_report"] = gathered.strangers_may_report(community)
        return render(request, "overview/welcome.html", context)
    waiting = list(gathered.waits_for(me)[: gathered.TO_DO + 1])
    context |= {
        "to_do": [card(matter, mine=True) for matter in waiting[: gathered.TO_DO]],
        "more_to_do": len(waiting) > gathered.TO_DO,
        "worker": gathered.grid_worker(lives, on=today.date()),
    }
    return render(request, "overview/home.html", context)
