"""The register, and who says that it is wrong."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.ballots import actions, queries
from mulin.ballots.forms.correcting import VoiceForm
from mulin.ballots.forms.saying import square_metres
from mulin.ballots.forms.small import ObjectForOtherForm, PassForm, SettleForm
from mulin.ballots.models import Ballot, Elector, Objection
from mulin.ballots.rules import may
from mulin.ballots.rules import objections as may_object
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.sheets.writing import export
from mulin.organisations.queries import Standing

from .asked import helped, line_of

A_PAGE = 50


@login_required
def register(request: HttpRequest, ballot: str) -> HttpResponse:
    """Struck lines stay, crossed out, with the objection that did it."""
    _me, found = helped(request, ballot)
    words = request.GET.get("q", "").strip()
    rows = queries.find(found, words) if words else queries.lines(found)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    units = queries.units_of(page) if found.head == "unit" else {}
    context = {
        "ballot": found, "page": page, "words": words, "rows": [(one, square_metres(one.area), units.get(one.pk, [])) for one in page],
        "area": square_metres(found.area) if found.area else "", "apart": found.apart.select_related("person", "room")[:A_PAGE],
    }  # fmt: skip
    return render(request, "ballots/desk/register.html", context)


@login_required
def register_file(request: HttpRequest, ballot: str) -> HttpResponseBase:
    """Masked: numbers of lines, buildings or surnames, areas. Whole names stay on the page."""
    _me, found = helped(request, ballot)
    headers = [_("行号"), _("谁（已遮名）"), _("人数"), _("套数"), _("面积（㎡）"), _("改动")]
    rows = (
        [one.line, one.mask, 1, one.units_count, one.area / 100, _changed(one)] for one in queries.lines(found).iterator(2000)
    )
    return export(headers, rows, f"{found.number}-register.xlsx")


def _changed(one: Elector) -> str:
    if one.struck_by_id:
        return _("划去")
    return _("补登") if one.added_by_id else ""


@login_required
def objections(request: HttpRequest, ballot: str) -> HttpResponse:
    """All of them, with a form for who comes to the counter."""
    me, found = helped(request, ballot)
    form = ObjectForOtherForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        line = line_of(found, said["line"]) if said["line"] else None
        try:
            return act_once(
                request,
                lambda: actions.object_(
                    found, said["words"], said["kind"], by=me, at=timezone.now(), elector=line, label=said["label"]
                ),
                said=_("记下了，会有答复。"), to="ballots:desk_objections", ballot=found.number,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    rows = list(found.objections.select_related("person", "elector", "decided_by", "helper").order_by("upheld", "-id"))
    context = {
        "ballot": found, "form": form if may.help_(me, found) and found.state in ("announced", "open") else None,
        "rows": [(one, *((may_object.decide(me, one), may_object.pass_on(me, one)) if one.upheld is None else (None, None))) for one in rows],
    }  # fmt: skip
    return render(request, "ballots/desk/objections.html", context, status=422 if form.errors else 200)


@login_required
def settle(request: HttpRequest, ballot_objection_id: int) -> HttpResponse:
    """Upheld, the register changes at once: a line is struck, another comes in, as the community's registers say now."""
    me, found, objection = _objection(request, ballot_objection_id)
    sealed = found.state not in may.BEFORE_CLOSING
    form = SettleForm(request.POST or None, sealed=sealed)
    asks_who = objection.kind != Objection.Kind.STRIKE and not sealed
    voice = VoiceForm(request.POST or None, ballot=found) if asks_who else None
    if form.is_valid() and (form.cleaned_data["upheld"] == "no" or voice is None or voice.is_valid()):
        upheld = form.cleaned_data["upheld"] == "yes"
        meant = voice.voice() if upheld and voice is not None else None
        try:
            return act_once(
                request,
                lambda: actions.settle(objection, upheld, form.cleaned_data["reason"], by=me, at=timezone.now(), voice=meant),
                said=_("答复了，提出的人会收到消息。"), to="ballots:desk_objections", ballot=found.number,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {
        "ballot": found, "objection": objection, "form": form, "voice": voice, "may": may_object.decide(me, objection),
        "pass_form": PassForm(auto_id="pass_%s") if may_object.pass_on(me, objection) else None,
    }  # fmt: skip
    return render(request, "ballots/desk/settle.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def pass_on(request: HttpRequest, ballot_objection_id: int) -> HttpResponse:
    """To the residents' committee."""
    me, found, objection = _objection(request, ballot_objection_id)
    return act_once(
        request, lambda: actions.pass_on(objection, request.POST.get("words", ""), by=me, at=timezone.now()),
        said=_("转给居委会了，提出的人会收到消息。"), to="ballots:desk_objections", ballot=found.number,
    )  # fmt: skip


def _objection(request: HttpRequest, pk: int) -> tuple[Standing, Ballot, Objection]:
    rows = Objection.objects.select_related("ballot__place", "person", "elector", "helper", "passed_by")
    objection = get_object_or_404(rows, pk=pk)
    return *helped(request, objection.ballot.number), objection
