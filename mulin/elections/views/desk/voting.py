"""Proxies with their paper, and home visits by two. Who they serve then votes on the pages of the ballot."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.ballots.models import Elector
from mulin.elections import actions, queries, rules
from mulin.elections.models import Election, Proxy
from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once, once
from mulin.organisations.queries import Standing
from mulin.people import queries as people
from mulin.people.models import Person

from .index import asked, kept


@login_required
def voting(request: HttpRequest, election: str) -> HttpResponse:
    me, found = kept(request, election)
    require(rules.may_register(me, found))
    error = ""
    if request.method == "POST":
        try:
            said = _register(request, me, found)
            messages.success(request, said)
            return redirect("elections:desk_voting", election=found.number)
        except Refused as refused:
            error = str(refused)
    current = queries.current(found)
    assert current is not None
    context = {
        "election": found, "current": current, "law": queries.law_of(found), "error": error, "sent": request.POST,
        "proxies": current.proxies.filter(revoked_at=None).select_related("voter", "person", "seen_by", "elector__voted"),
        "visits": current.visits.select_related("elector", "first", "second"),
    }  # fmt: skip
    return render(request, "elections/desk/voting.html", context, status=422 if error else 200)


def _register(request: HttpRequest, me: Standing, found: Election) -> str:
    sent, at = request.POST, timezone.now()
    voter = _on_register(found, sent.get("voter", ""))
    if sent.get("what") == "proxy":
        person = _on_register(found, sent.get("person", ""))
        paper = sent.get("paper", "")[:80]
        once(request, lambda: {"id": actions.register_proxy(found, voter, person, paper, by=me, at=at).pk})
        return _("委托登记好了，有您的名字。投票时到选票页面替他办。")
    first, second = (_worker(me, sent.get(name, "")) for name in ("first", "second"))
    once(request, lambda: {"id": actions.register_visit(found, voter, first, second, by=me, at=at).pk})
    return _("上门登记好了，写着两位的名字。")


def _on_register(found: Election, words: str) -> Person:
    """By the whole name, and a part of the address where there are namesakes."""
    current = queries.current(found)
    name, _blank, where = words.strip().partition(" ")
    rows = Elector.objects.filter(ballot=current.ballot if current else None, struck_by=None, persons__person__name=name)
    if where.strip():
        rows = rows.filter(label__contains=where.strip())
    ids = set(rows.values_list("persons__person", flat=True))
    people_ = list(Person.objects.filter(pk__in=ids, name=name)[:2])
    if len(people_) != 1:
        raise Refused(
            _("登记册上叫“%(name)s”的有 %(n)s 位，请写全名，同名的空一格再写楼号。") % {"name": words, "n": len(people_)}
        )
    return people_[0]


def _worker(me: Standing, name: str) -> Person:
    rows = list(people.visible_to(me).filter(name=name.strip(), left_on=None)[:2]) if name.strip() else []
    if len(rows) != 1:
        raise Refused(_("“%(name)s”在登记里找到 %(n)s 位，要正好一位。") % {"name": name, "n": len(rows)})
    return rows[0]


@login_required
@require_POST
def revoke(request: HttpRequest, election_proxy_id: int) -> HttpResponse:
    me = asked(request)
    rows = Proxy.objects.filter(round__election__in=queries.managed_by(me)).select_related("round__election__place")
    found = get_object_or_404(rows, pk=election_proxy_id)
    return act_once(
        request, lambda: actions.revoke_proxy(found, by=me, at=timezone.now()), said=_("委托撤回了。"), to="elections:desk_voting",
        election=found.round.election.number,
    )  # fmt: skip
