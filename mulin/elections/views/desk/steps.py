"""The steps of an election at the desk, each by its own small form."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from mulin.elections import actions
from mulin.elections.forms.plan import at as midnight
from mulin.elections.models import Election, Member
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing
from mulin.people import queries as people
from mulin.people.models import Person

from .after import day_of
from .index import kept

SAID = {
    "name": gettext_lazy("记下了，本人会收到通知。"),
    "leave": gettext_lazy("记下了，这位退出了选举委员会。"),
    "list": gettext_lazy("选民名单公布了，登记册从现在起只凭异议改动。"),
    "nominate": gettext_lazy("可以提名了，排序用的种子的摘要一起公布了。"),
    "extend": gettext_lazy("提名延长了。"),
    "confirm": gettext_lazy("候选人按抽签排好了，名单公布了。"),
    "again": gettext_lazy("另行选举的登记册公示了。"),
    "empty": gettext_lazy("结果公告发出了，空着的名额写了原因。"),
    "seat": gettext_lazy("上任登记好了。"),
    "cancel": gettext_lazy("选举取消了，原因写在页面上。"),
    "complain": gettext_lazy("申诉记下了。"),
}


@login_required
@require_POST
def act(request: HttpRequest, election: str, election_verb: str) -> HttpResponse:
    me, found = kept(request, election)
    now, sent = timezone.now(), request.POST
    words = sent.get("words", "")[:300]
    verbs = {
        "name": lambda: actions.name_member(found, _person(me, sent.get("person", "")), role=_role(sent.get("role", "")), by=me, at=now),
        "leave": lambda: actions.leave_committee(_member(found, sent.get("member", "")), by=me, at=now),
        "list": lambda: actions.publish_list(found, by=me, at=now),
        "nominate": lambda: actions.open_nominations(found, midnight(day_of(sent.get("until", "")) + timedelta(days=1)), by=me, at=now),
        "extend": lambda: actions.extend(found, midnight(day_of(sent.get("until", "")) + timedelta(days=1)), by=me, at=now),
        "confirm": lambda: actions.confirm(found, by=me, at=now),
        "again": lambda: actions.call_again(
            found, midnight(day_of(sent.get("opens", ""))), midnight(day_of(sent.get("closes", "")) + timedelta(days=1)), by=me, at=now
        ),
        "empty": lambda: actions.leave_empty(found, words, by=me, at=now),
        "seat": lambda: actions.take_office(
            found, day_of(sent.get("since", "")), staying=[whole(pk) for pk in sent.getlist("stays")], by=me, at=now
        ),
        "cancel": lambda: actions.cancel(found, words, by=me, at=now),
        "complain": lambda: actions.complain(found, words, for_them=True, by=me, at=now),
    }  # fmt: skip
    if election_verb not in verbs:
        raise Http404
    return act_once(
        request, verbs[election_verb], said=str(SAID[election_verb]), to="elections:desk_election", election=found.number
    )


def _person(me: Standing, name: str) -> Person:
    rows = list(people.visible_to(me).filter(name=name.strip(), left_on=None)[:2]) if name.strip() else []
    if len(rows) != 1:
        raise Refused(_("“%(name)s”在登记里找到 %(n)s 位，要正好一位。") % {"name": name, "n": len(rows)})
    return rows[0]


def _role(sent: str) -> str:
    return Member.Role.CHAIR if sent == Member.Role.CHAIR else Member.Role.MEMBER


def _member(found: Election, sent: str) -> Member:
    pk = whole(sent)
    member: Member = get_object_or_404(found.committee.select_related("election__place"), pk=pk)
    return member
