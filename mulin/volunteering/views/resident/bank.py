"""The time bank on the phone: what I have, giving it on, asking for help and helping."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.ui.paging import OnePass
from mulin.kernel.ui.whole import MANY, whole
from mulin.organisations.queries import who_asks
from mulin.people.models import Person, Residence
from mulin.places.models import Place
from mulin.volunteering import actions, queries, rules
from mulin.volunteering.forms import AskHelpForm, DonateForm
from mulin.volunteering.queries import bank as banking
from mulin.volunteering.queries.matching import invited_to
from mulin.volunteering.rules import Who
from mulin.volunteering.views.acting import volunteer_asked

from .home import A_PAGE


def registered(request: HttpRequest) -> tuple[Who, Person] | None:
    """Who asks, as a person of the register; none before the account is joined with one."""
    who = queries.who_serves(who_asks(request), with_teams=False)
    return (who, who.standing.person) if who.standing.person else None


@login_required
@require_safe
def bank(request: HttpRequest) -> HttpResponse:
    found = registered(request)
    if found is None:
        return redirect("people:who")
    who, person = found
    at = timezone.now()
    mine, helping = banking.help_of(who)
    rows, own = banking.help_open_to(who, at), banking.own_bank(person, timezone.localdate(at))
    context = {
        "minutes": own.minutes, "rules": own.rules, "coming": own.coming, "invited": list(invited_to(who.serves)) if who.serves else [],
        "mine": mine, "helping": helping, "volunteer": who.serves,
        "page": OnePass(rows, A_PAGE).get_page(request.GET.get("page")),
    }  # fmt: skip
    return render(request, "volunteering/bank.html", context)


@login_required
def donate(request: HttpRequest) -> HttpResponse:
    found = registered(request)
    if found is None:
        return redirect("people:who")
    who, person = found
    form = DonateForm(request.POST or None, people=banking.may_receive(person))
    if request.method == "POST" and form.is_valid():
        said, key = form.cleaned_data, f"donate {request.POST.get('once', '')[:60]}"
        try:
            return act_once(
                request, lambda: actions.donate(
                    person, said["minutes"], to=said["to"], group=said["from_group"], once_key=key, by=who, at=timezone.now()
                ),
                said=_("捐出了 %(minutes)s 分钟，谢谢您。") % {"minutes": said["minutes"]}, to="volunteering:bank",
            )  # fmt: skip
        except Refused as refused:
            form.add_error("minutes", str(refused))
    return render(request, "volunteering/donate.html", {"form": form, "minutes": banking.minutes_of_person(person.pk)})


@login_required
def ask_help(request: HttpRequest) -> HttpResponse:
    found = registered(request)
    if found is None:
        return redirect("people:who")
    who, person = found
    form = AskHelpForm(request.POST or None, community_id=person.community_id)
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.ask_help(
                    person, home_of(person), **form.cleaned_data, once_key=request.POST.get("once", "")[:60], by=who, at=timezone.now()
                ),
                said=_("已发出，志愿者看到后会答应。您的时间先留着，没人来就退回。"), to="volunteering:bank",
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "minutes": banking.minutes_of_person(person.pk)}
    return render(request, "volunteering/ask_help.html", context)


def home_of(person: Person) -> Place:
    """Where somebody lives, or their community."""
    home = Residence.objects.filter(person=person, until=None).select_related("room").order_by("id").first()
    return home.room if home else person.community


@login_required
def help_page(request: HttpRequest, help_id: int) -> HttpResponse:
    """One request: who may see it sees what they may do."""
    who = queries.who_serves(who_asks(request))
    rows = banking.help_visible_to(who).select_related("person", "place", "helper__person", "community", "skill")
    found = get_object_or_404(rows, pk=help_id)
    invited = found.invitations.filter(volunteer=who.serves).order_by("-id").first() if who.serves else None
    may = {
        "agree": rules.may_answer_help(who, found, who.serves, timezone.localdate()), "done": rules.may_report_done(who, found),
        "settle": rules.may_settle_help(who, found), "withdraw": rules.may_withdraw_help(who, found),
    }  # fmt: skip
    helps = who.serves is not None and found.helper_id == who.serves.pk
    named = helps or found.person_id == who.standing.person_id or who.keeps(found.community.path)
    shown = {"help": found, "may": may, "named": named, "helps": helps, "invited": invited}
    return render(request, "volunteering/help.html", shown)


@login_required
@require_POST
def act_on_help(request: HttpRequest, help_id: int, verb: str) -> HttpResponse:
    """agree, decline, step_back, done, settle, withdraw."""
    who, at = queries.who_serves(who_asks(request)), timezone.now()
    found = get_object_or_404(banking.help_visible_to(who), pk=help_id)
    minutes = request.POST.get("minutes", "")
    if verb == "agree":
        who, me = volunteer_asked(request)
        return act_once(
            request, lambda: actions.agree_to_help(found, me, by=who, at=at),
            said=_("说好了，请按时去。去之前可以和对方通个电话。"), to="volunteering:help", help_id=found.pk,
        )  # fmt: skip
    if verb == "decline":
        invitation = get_object_or_404(found.invitations.order_by("-id"), volunteer=who.serves, status="sent")
        return act_once(
            request, lambda: actions.decline_invitation(invitation, by=who, at=at),
            said=_("没关系，会请别的邻居。"), to="volunteering:bank",
        )  # fmt: skip
    acts = {
        "step_back": (lambda: actions.step_back(found, by=who, at=at), _("已退回，会再找别人。")),
        "done": (
            lambda: actions.report_done(found, minutes=whole(minutes, most=MANY), by=who, at=at),
            _("已记下，等对方确认。"),
        ),
        "settle": (
            lambda: actions.settle_help(found, minutes=whole(minutes, None, most=MANY), by=who, at=at),
            _("已确认，时间已经转过去。"),
        ),
        "withdraw": (lambda: actions.withdraw_help(found, by=who, at=at), _("已取消，留出的时间退回了。")),
    }
    if verb not in acts:
        raise Http404
    act, said = acts[verb]
    return act_once(request, act, said=said, to="volunteering:bank")
