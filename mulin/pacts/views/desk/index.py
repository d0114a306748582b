"""What waits for who keeps pacts, the list, and the page of one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once, once
from mulin.organisations.queries import Standing, who_asks
from mulin.pacts import actions, queries, rules
from mulin.pacts.forms import BeginForm, FileForm, ForceForm, ReviewForm, ShowForm
from mulin.pacts.models import Pact, Version
from mulin.pacts.queries import lists
from mulin.places.models import Place
from mulin.places.queries import current_under

K, S = Place.Kind, Version.Status
A_PAGE = 25
WHERE = (K.COMMUNITY, K.COMMITTEE, K.ESTATE, K.BUILDING, K.ENTRANCE)


def asked(request: HttpRequest) -> Standing:
    me = who_asks(request)
    require(rules.may_open_desk(me))
    return me


def kept(request: HttpRequest, pact_id: int) -> tuple[Standing, Pact]:
    me = asked(request)
    found: Pact = get_object_or_404(queries.kept_by(me), pk=pact_id)
    return me, found


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me = asked(request)
    page = Paginator(queries.kept_by(me), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": lists.for_desk(page), "waiting": queries.waiting_for(me, timezone.localdate())}
    return render(request, "pacts/desk/index.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    me = asked(request)
    form = BeginForm(request.POST or None, places=_places(me))
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        place, title = said.pop("place"), said.pop("title")
        try:
            made = once(request, lambda: {"id": actions.begin(place, title, **said, by=me, at=timezone.now()).pk})
            return redirect("pacts:desk_text", pact_id=made["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "pacts/desk/form.html", {"form": form, "title": _("起草一份公约"), "button": _("接着写条款")})


def _places(me: Standing) -> QuerySet[Place]:
    return current_under(me.paths(rules.KEEPERS), WHERE)


@login_required
@require_safe
def pact(request: HttpRequest, pact_id: int) -> HttpResponse:
    me, found = kept(request, pact_id)
    return render(request, "pacts/desk/pact.html", shown(me, found))


def shown(me: Standing, found: Pact, **forms: Any) -> dict[str, Any]:
    today = timezone.localdate()
    parts = queries.parts_of(found)
    versions = parts.versions
    now = next((one for one in versions if one.status in Version.OPEN), None)
    force = next((one for one in versions if one.status == S.IN_FORCE), None)
    text = now or force or versions[0]
    said = list(queries.comments_on(found, text))
    for one in said:
        one.version = next(version for version in versions if version.pk == one.version_id)
    signatures = list(text.signatures.select_related("person", "building"))
    clauses = parts.clauses_of(text)
    may_call = rules.may_call(me, text, heard=parts.was_heard(text), unanswered=parts.unanswered, clauses=len(clauses))
    return {
        "pact": found, "text": text, "now": now, "force": force, "versions": versions, "clauses": clauses,
        "said": [(one, rules.may_answer(me, one)) for one in said], "today": today,
        "show_form": ShowForm(), "force_form": ForceForm(initial={"on": today}), "file_form": FileForm(initial={"on": today}),
        "review_form": ReviewForm(), "may_write": rules.may_write(me, text), "may_redraft": rules.may_redraft(me, found, now),
        "may_call": may_call, "may_put": rules.may_put(me, text, may_call), "may_file": rules.may_file(me, text), "may_begin": rules.may_begin(me, text, today),
        "may_write_down": rules.may_write_down(me, text, today), "may_sign_for": rules.may_sign_for(me, text),
        "may_review": rules.may_review(me, found, in_force=force is not None), "may_set_aside": rules.may_set_aside(me, text),
        "signed": len(signatures), "voices": queries.voices(found), "buildings": queries.buildings(text, signatures, with_names=True),
        "reviews": parts.reviews, "meeting": parts.meeting_of(text), "mine": found.keeper_id == me.person_id,
    } | forms  # fmt: skip


SAID = {
    "show": gettext_lazy("居民看得到了，可以逐条提意见。这一版的文字从现在起不再改。"),
    "redraft": gettext_lazy("抄了一份新的草稿，改好再给大家看；改动会逐字标出。"),
    "begin": gettext_lazy("生效的日子定了，居民会收到通知。"),
    "file": gettext_lazy("备案登记好了，贴墙的纸上会印备案号。"),
    "review": gettext_lazy("复议记下了。"),
    "set-aside": gettext_lazy("不再推进，原因写在页面上。"),
    "take-over": gettext_lazy("现在由您保管，提醒和意见会找您。"),
}


@login_required
@require_POST
def act(request: HttpRequest, pact_id: int, verb: str) -> HttpResponse:
    me, found = kept(request, pact_id)
    at, sent = timezone.now(), request.POST
    text = queries.open_version(found) or queries.in_force(found) or queries.versions_of(found)[0]
    text.pact = found
    forms: dict[str, Any] = {"show": ShowForm, "begin": ForceForm, "file": FileForm, "review": ReviewForm}
    form = forms[verb](sent) if verb in forms else None
    if form is not None and not form.is_valid():
        name = {"show": "show_form", "begin": "force_form", "file": "file_form", "review": "review_form"}[verb]
        return render(request, "pacts/desk/pact.html", shown(me, found, **{name: form}), status=422)
    said = form.cleaned_data if form is not None else {}
    verbs = {
        "show": lambda: actions.show(text, said["until"], by=me, at=at),
        "redraft": lambda: actions.redraft(found, by=me, at=at),
        "begin": lambda: actions.bring_into_force(text, said["on"], by=me, at=at),
        "file": lambda: actions.file(text, said["number"], said["office"], said["on"], by=me, at=at),
        "review": lambda: actions.review(found, said["outcome"], said["words"], by=me, at=at),
        "set-aside": lambda: actions.set_aside(text, sent.get("words", "")[:300], by=me, at=at),
        "take-over": lambda: actions.hand_over(found, by=me, at=at),
    }
    if verb not in verbs:
        raise Http404
    to = "pacts:desk_text" if verb == "redraft" else "pacts:desk_pact"
    return act_once(request, verbs[verb], said=str(SAID[verb]), to=to, pact_id=found.pk)
