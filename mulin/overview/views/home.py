from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.matters.queries.saying import card
from mulin.overview.queries import home as gathered
from mulin.people.models import Account


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """No rule is asked on this page, so nobody's posts are loaded."""
    account = request.user if isinstance(request.user, Account) else None
    person, now = account.person if account else None, timezone.now()
    today = timezone.localtime(now)
    community = person.community_id if person else gathered.first_community()
    lives = gathered.home_of(person, on=today.date())
    context: dict[str, object] = {
        "person": person,
        "today": date_format(today, _("n月j日 l")),
        "greeting": gathered.greeting(today.hour),
        "lives": lives,
        "around_key": lives.widest.path if lives else f"all of {community}",
        "around": lambda: [
            (gathered.day_of(timezone.localdate(matter.opened_at)), card(matter))
            for matter in gathered.around(lives, community, at=now)
        ],
    }
    if account is None:
        context["strangers_may_report"] = gathered.strangers_may_report(community)
        return render(request, "overview/welcome.html", context)
    waiting = gathered.waits_for(account)
    votes = gathered.votes_of(person, at=now)
    context |= {
        "to_do": [card(matter, mine=True) for matter in waiting[: gathered.TO_DO]],
        "more_to_do": len(waiting) > gathered.TO_DO,
        "votes": votes,
        "number_to_do": len(votes) + min(len(waiting), gathered.TO_DO),
        "worker": gathered.grid_worker(lives, on=today.date()),
    }
    return render(request, "overview/home.html", context)
