from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.kernel.access import Refused, require
from mulin.organisations.queries import communities_of
from mulin.people import queries as people
from mulin.volunteering import actions, queries, rules
from mulin.volunteering.forms import AskHelpForm, BankRulesForm, EntitleForm
from mulin.volunteering.models import BankRules, Entitlement, Help
from mulin.volunteering.queries import bank as banking
from mulin.volunteering.views.acting import act_once
from mulin.volunteering.views.resident.bank import home_of

from .index import asked

A_PAGE = 25


@login_required
@require_safe
def bank(request: HttpRequest) -> HttpResponse:
    """Requests that are open, by what they wait for; the rules in force; people found by name."""
    who = asked(request)
    communities = queries.communities_kept(who)
    status = request.GET.get("status", "")
    rows = Help.objects.filter(community__in=communities).select_related("person", "helper__person", "place")
    rows = rows.filter(status=status) if status in Help.Status.values else rows.exclude(status__in=("settled", "withdrawn"))
    words = request.GET.get("q", "").strip()
    shown = {
        "page": Paginator(rows.order_by("wanted_from", "id"), A_PAGE).get_page(request.GET.get("page")),
        "status": status, "statuses": Help.Status.choices, "words": words,
        "found": list(people.search(who.standing, words)[:10]) if words else [],
        "rules": list(BankRules.objects.filter(community__in=communities).order_by("-since")[:5]),
        "totals": banking.totals(communities),
    }  # fmt: skip
    return render(request, "volunteering/desk/bank.html", shown)


@login_required
def set_rules(request: HttpRequest) -> HttpResponse:
    """A new set from a day on; the preset stands in the form."""
    who = asked(request)
    community = get_object_or_404(communities_of(who.standing).order_by("id")[:1])
    form = BankRulesForm(request.POST or None, initial={"since": timezone.localdate()} | rules.NANJING)
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
def matches(request: HttpRequest, help_id: int) -> HttpResponse:
    """Volunteers for a request, best first, to be called."""
    who = asked(request)
    found = get_object_or_404(
        banking.help_visible_to(who).select_related("person", "place", "skill", "helper__person"), pk=help_id
    )
    require(rules.may_match(who, found))
    shown = {"help": found, "matches": banking.matches(found)[:A_PAGE]}
    return render(request, "volunteering/desk/matches.html", shown)
