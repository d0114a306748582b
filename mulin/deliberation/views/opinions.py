"""The opinion map on the phone: one statement at a time, one's own answers, what one wrote, the picture for everybody."""

import io
import zipfile

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.deliberation.actions import opinions as actions
from mulin.deliberation.forms.opinions import SayForm
from mulin.deliberation.models import OpinionMap
from mulin.deliberation.queries import opinions as queries
from mulin.deliberation.queries.opinion_files import polis_csv
from mulin.deliberation.queries.who import lives_in
from mulin.deliberation.reckoning import LEAST_ANSWERS
from mulin.deliberation.rules import opinions as rules
from mulin.kernel.access import Refused, Yes
from mulin.kernel.once import once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing, who_asks
from mulin.people.models import Person
from mulin.places.models import Community

A_PAGE = 20
SIDES = {"agree": 1, "pass": 0, "disagree": -1}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    community = (
        me.person.community_id if me.person else Community.objects.order_by("id").values_list("place_id", flat=True).first()
    )
    page = Paginator(queries.maps(community or 0).order_by("-id"), A_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    rows = [(row, rules.is_open(row, today)) for row in page]
    return render(request, "deliberation/opinions/index.html", {"page": page, "rows": rows})


def asked(request: HttpRequest, opinion_map_id: int) -> tuple[Standing, Person, OpinionMap]:
    me = who_asks(request)
    row = get_object_or_404(queries.all_maps(), pk=opinion_map_id)
    if me.person is None or me.person.community_id != row.community_id:
        raise Http404
    return me, me.person, row


@login_required
@require_safe
def turn(request: HttpRequest, opinion_map_id: int) -> HttpResponse:
    """The next statement, or the one named to change what was said to it."""
    me, person, row = asked(request, opinion_map_id)
    today = timezone.localdate()
    may = rules.may_answer(me, person.pk, row, lives=lives_in(person, row.path, today), on=today)
    found = queries.next_turn(row, person.pk)
    shown = found.statement
    if wanted := request.GET.get("again", ""):
        shown = queries.open_statements(row).filter(pk=whole(wanted)).first() or shown
    enough = min(LEAST_ANSWERS, found.count)
    context = {"map": row, "turn": found, "statement": shown, "may": may, "enough": enough, "again": bool(wanted)}
    return render(request, "deliberation/opinions/turn.html", context)


@login_required
@require_POST
def answer(request: HttpRequest, opinion_map_id: int, statement_id: int) -> HttpResponse:
    me, person, row = asked(request, opinion_map_id)
    statement = get_object_or_404(row.statements.select_related("map"), pk=statement_id)
    side = request.POST.get("side", "")
    if side not in SIDES:
        raise Refused(_("请选赞成、不赞成或说不准。"))
    actions.answer(statement, person, SIDES[side], by=me, at=timezone.now())
    if request.POST.get("back"):
        messages.success(request, _("改好了。"))
        return redirect("deliberation:opinion_mine", opinion_map_id=row.pk)
    return redirect("deliberation:opinion_turn", opinion_map_id=row.pk)


@login_required
@require_safe
def mine(request: HttpRequest, opinion_map_id: int) -> HttpResponse:
    _me, person, row = asked(request, opinion_map_id)
    page = Paginator(queries.own_answers(row, person.pk), A_PAGE).get_page(request.GET.get("page"))
    written = list(queries.own_statements(row, person.pk)[:A_PAGE])
    context = {"map": row, "page": page, "written": written, "open": rules.is_open(row, timezone.localdate())}
    return render(request, "deliberation/opinions/mine.html", context)


@login_required
def say(request: HttpRequest, opinion_map_id: int) -> HttpResponse:
    me, person, row = asked(request, opinion_map_id)
    form = SayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words, at = form.cleaned_data["words"], timezone.now()
        try:
            once(request, lambda: {"id": actions.state(row, person, words, by=me, at=at).pk})
            messages.success(request, _("您的说法送到社区了，看过以后放上地图，结果会通知您。"))
            return redirect("deliberation:opinion_mine", opinion_map_id=row.pk)
        except Refused as refused:
            form.add_error("words", str(refused))
    return render(request, "deliberation/opinions/say.html", {"map": row, "form": form})


@require_safe
def picture(request: HttpRequest, opinion_map_id: int) -> HttpResponse:
    """Public. What unites first, then what sets apart; then every statement in figures."""
    row = get_object_or_404(queries.all_maps(), pk=opinion_map_id)
    me, today = who_asks(request), timezone.localdate()
    found = queries.shown(row)
    own = me.person is not None and me.person.community_id == row.community_id
    may = rules.may_answer(me, me.person_id, row, lives=own and lives_in(me.person, row.path, today), on=today)
    page = Paginator(found.table if found else [], A_PAGE).get_page(request.GET.get("page"))
    context = {
        "map": row,
        "shown": found,
        "page": page,
        "may": isinstance(may, Yes),
        "open": rules.is_open(row, today),
        "own": own,
    }
    return render(request, "deliberation/opinions/picture.html", context)


@require_safe
def data(request: HttpRequest, opinion_map_id: int) -> HttpResponse:
    row = get_object_or_404(queries.all_maps(), pk=opinion_map_id)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in polis_csv(row).items():
            packed.writestr(zipfile.ZipInfo(name), text)  # without the hour at which it was made
    headers = {"Content-Disposition": f'attachment; filename="mulin-opinions-{row.pk}.zip"', "Cache-Control": "no-store"}
    return HttpResponse(out.getvalue(), "application/zip", headers=headers)
