"""What each kind of notice says, in both languages, before anybody gets it."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import require_GET

from mulin.kernel.access import require
from mulin.notices import rules, words
from mulin.notices.models import Urgency
from mulin.notices.words.samples import sample
from mulin.organisations.queries import who_asks

A_PAGE = 25


@login_required
@require_GET
def kinds(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(who_asks(request)))
    page = Paginator(sorted(words.TABLE), A_PAGE).get_page(request.GET.get("page"))
    rows = []
    for kind in page.object_list:
        values = sample(words.names(kind))
        with override("zh-hans"):
            chinese = words.say(kind, values)
        with override("en"):
            english = words.say(kind, values)
        rows.append((kind, chinese, english, Urgency(words.URGENCY.get(kind, Urgency.NORMAL)).label))
    return render(request, "notices/desk/kinds.html", {"page": page, "rows": rows})
