"""Answering comments, and writing down what somebody says at the door."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.pacts import actions, queries
from mulin.pacts.models import Comment
from mulin.people import queries as people

from .index import asked, kept


@login_required
@require_POST
def answer(request: HttpRequest, pact_comment_id: int) -> HttpResponse:
    me = asked(request)
    rows = Comment.objects.filter(version__pact__in=queries.kept_by(me).values("pk")).select_related("version__pact__place")
    found = get_object_or_404(rows, pk=pact_comment_id)
    taken, words = request.POST.get("taken") == "yes", request.POST.get("words", "")[:500]
    return act_once(
        request, lambda: actions.answer(found, words, taken=taken, by=me, at=timezone.now()),
        said=_("回复了，提意见的人会收到。") if found.person_id else _("回复了，写在公约的页面上。"), to="pacts:desk_pact",
        pact_id=found.version.pact_id,
    )  # fmt: skip


@login_required
@require_POST
def write_down(request: HttpRequest, pact_id: int) -> HttpResponse:
    """`person`: as the search of the counter found them; without it nobody is named."""
    me, found = kept(request, pact_id)
    version = queries.open_version(found) or queries.versions_of(found)[0]
    version.pact = found
    clause, person = request.POST.get("clause", ""), request.POST.get("person", "")
    about = get_object_or_404(version.clauses, pk=whole(clause)) if clause else None
    who = list(people.visible_to(me).filter(name=person.strip(), left_on=None)[:2]) if person.strip() else []
    known = who[0] if len(who) == 1 else None
    words = request.POST.get("words", "")[:500]
    return act_once(
        request, lambda: actions.write_down(version, about, words, known, by=me, at=timezone.now()),
        said=_("记下了，回复会通知这一位。") if known else _("记下了，没有记名字；回复写在公约的页面上。"), to="pacts:desk_pact", pact_id=found.pk,
    )  # fmt: skip
