"""公益达人 on the phone: the wall, proposing somebody, and one's own answer."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import Refused
from mulin.kernel.bilingual import in_language
from mulin.kernel.media.actions import BadUpload, keep_image
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import who_asks
from mulin.places.models import Place
from mulin.volunteering import actions, queries
from mulin.volunteering.forms.honours import ConsentForm, NominateForm
from mulin.volunteering.queries import honours
from mulin.volunteering.rules import honours as rules

from .bank import registered
from .home import A_PAGE, community_of


@require_safe
def wall(request: HttpRequest) -> HttpResponse:
    """Everybody's, by year."""
    who = queries.who_serves(who_asks(request))
    community = community_of(who) or 0
    years, wanted = honours.years(community), request.GET.get("year", "")
    year = whole(wanted) if whole(wanted) in years else None
    page = Paginator(honours.wall(community, year), A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, in_language(one.title, one.title_en), in_language(one.citation, one.citation_en)) for one in page]
    me = who.standing.person_id
    asked = list(honours.own_honours(me).filter(status="asked")) if me else []
    context = {"page": page, "rows": rows, "years": years, "year": year, "asked": asked}
    return render(request, "volunteering/honours/wall.html", context)


@login_required
def nominate(request: HttpRequest) -> HttpResponse:
    who, today = queries.who_serves(who_asks(request)), timezone.localdate()
    community = get_object_or_404(Place, pk=community_of(who))
    form = NominateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.nominate(community, **form.cleaned_data, year=today.year, by=who, at=timezone.now()),
                said=_("谢谢您的推荐。社区会先问本人愿不愿意，本人同意了才公布。"), to="volunteering:nominate",
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    mine = list(honours.nominated_by(who.standing.account_id or 0)[:10])
    return render(request, "volunteering/honours/nominate.html", {"form": form, "mine": mine})


@login_required
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    found = registered(request)
    if found is None:
        return redirect("people:who")
    page = Paginator(honours.own_honours(found[1].pk), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "volunteering/honours/own.html", {"page": page})


@login_required
def honour(request: HttpRequest, honour_id: int) -> HttpResponse:
    """What one is proposed for; agreeing, and with which name and picture."""
    found = registered(request)
    if found is None:
        return redirect("people:who")
    who, person = found
    row, at = get_object_or_404(honours.own_honours(person.pk), pk=honour_id), timezone.now()
    form = ConsentForm(request.POST or None, request.FILES or None, initial={"shown_as": person.name})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data

        def agree() -> object:
            key = ""
            if said["portrait"]:
                key = keep_image(said["portrait"], by_account=who.standing.account_id, at=at, guard="volunteering").key
            return actions.consent(row, shown_as=said["shown_as"], portrait=key, by=who, at=at)

        try:
            return act_once(
                request, agree, said=_("谢谢您。社区决定后会公布，您随时可以撤下。"), to="volunteering:honour", honour_id=row.pk
            )
        except BadUpload as bad:
            form.add_error("portrait", str(bad))
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {
        "honour": row, "title": in_language(row.title, row.title_en), "form": form, "may_consent": rules.may_consent(who, row),
        "may_withdraw": rules.may_withdraw(who, row),
    }  # fmt: skip
    return render(request, "volunteering/honours/honour.html", context)


@login_required
@require_POST
def withdraw(request: HttpRequest, honour_id: int) -> HttpResponse:
    found = registered(request)
    if found is None:
        return redirect("people:who")
    who, person = found
    row = get_object_or_404(honours.own_honours(person.pk), pk=honour_id)
    return act_once(
        request, lambda: actions.withdraw_honour(row, by=who, at=timezone.now()),
        said=_("已撤下，墙上看不到了。"), to="volunteering:own_honours",
    )  # fmt: skip
