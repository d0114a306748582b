from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.organisations.queries import communities_of
from mulin.people import queries as people
from mulin.places.models import Place
from mulin.volunteering import actions, queries, rules
from mulin.volunteering.forms import AskHelpForm, BankRulesForm, EntitleForm, HelpSearch
from mulin.volunteering.models import BankRules, Entitlement, Help
from mulin.volunteering.queries import bank as banking
from mulin.volunteering.queries.expiring import coming, coming_kept_by
from mulin.volunteering.queries.searching import named
from mulin.volunteering.views.resident.bank import home_of

from .index import asked

A_PAGE = 25


@login_required
@require_safe
def bank(request: HttpRequest) -> HttpResponse:
    """Requests that are open, by what they wait for; the rules in force; people found by name."""
    who = asked(request)
    communities = queries.communities_kept(who)
    rows = Help.objects.filter(community__in=communities).select_related("person", "helper__person", "place")
    search = HelpSearch(request.GET)
    words = request.GET.get("person", "").strip()
    shown = {
        "page": Paginator(search.narrow(rows).order_by("wanted_from", "id"), A_PAGE).get_page(request.GET.get("page")),
        "search": search, "words": words, "coming": coming_kept_by(who).count(),
        "found": list(people.search(who.standing, words)[:10]) if words else [],
        "rules": list(BankRules.objects.filter(community__in=communities).order_by("-since")[:5]),
        "totals": banking.totals(communities),
    }  # fmt: skip
    return render(request, "volunteering/desk/bank.html", shown)


@login_required
def set_rules(request: HttpRequest) -> HttpResponse:
    """A new set from a day on; what holds now stands in the form, or the preset."""
    who = asked(request)
    community = get_object_or_404(communities_of(who.standing).order_by("id")[:1])
    form = BankRulesForm(request.POST or None, initial=_now(community) | {"since": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.set_bank_rules(community, **form.cleaned_data, by=who, at=timezone.now()),
                said=_("规则已定，以前的入账不变。"), to="volunteering:desk_bank",
            )  # fmt: skip
        except Refused as refused:
            form.add_error("since", str(refused))
    shown = {"form": form, "title": _("时间银行的规则"), "back": "volunteering:desk_bank", "button": _("定下")}
    return render(request, "volunteering/desk/form.html", shown)


def _now(community: Place) -> dict[str, object]:
    """The rules in force; where there are none, the preset."""
    running = banking.rules_on(community.pk, timezone.localdate())
    return {name: getattr(running, name) for name in BankRulesForm.base_fields} if running else dict(rules.NANJING)


@login_required
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Somebody at the counter: why the pool pays for them, and a request made for them."""
    who, at = asked(request), timezone.now()
    found = get_object_or_404(people.visible_to(who.standing).select_related("community"), pk=person_id)
    which = request.POST.get("form", "")
    entitle = EntitleForm(request.POST if which == "entitle" else None)
    ask = AskHelpForm(request.POST if which == "ask" else None, community_id=found.community_id, initial={"payer": "pool"})
    if which == "entitle" and entitle.is_valid():
        said = entitle.cleaned_data
        try:
            return act_once(
                request, lambda: actions.entitle(
                    found, said["kind"], since=timezone.localdate(at), until=said["until"], by=who, at=at
                ),
                said=_("已登记，爱心池可以给他用。"), to="volunteering:desk_bank_person", person_id=found.pk,
            )  # fmt: skip
        except Refused as refused:
            entitle.add_error("kind", str(refused))
    if which == "ask" and ask.is_valid():
        try:
            return act_once(
                request, lambda: actions.ask_help(
                    found, home_of(found), **ask.cleaned_data, once_key=request.POST.get("once", "")[:60], by=who, at=at
                ),
                said=_("已替他发出，记录上有您的名字。"), to="volunteering:desk_bank",
            )  # fmt: skip
        except Refused as refused:
            ask.add_error(None, str(refused))
    shown = {
        "person": found, "entitle": entitle, "ask": ask, "minutes": banking.minutes_of_person(found.pk),
        "entitlements": list(Entitlement.objects.filter(person=found, until=None)),
    }  # fmt: skip
    return render(request, "volunteering/desk/bank_person.html", shown)


@login_required
@require_safe
def expiring(request: HttpRequest) -> HttpResponse:
    """What was announced and is still to come, soonest first."""
    who = asked(request)
    words = request.GET.get("q", "").strip()
    rows = coming_kept_by(who)
    rows = rows.filter(named(words, "person__")) if words else rows
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "volunteering/desk/expiring.html", {"page": page, "rows": coming(page), "words": words})
