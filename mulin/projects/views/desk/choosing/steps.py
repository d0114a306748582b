"""The steps of the choice at the desk, each by its own small form."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import who_asks
from mulin.people.models import Person
from mulin.projects import actions
from mulin.projects.models import Application, Call, Juror, Review
from mulin.projects.queries import choosing_desk

from .index import kept

SAID = {
    "name": gettext_lazy("请进评审团了，本人会收到通知。"),
    "drop": gettext_lazy("退出评审团了，交过的评审还算。"),
    "review": gettext_lazy("评审开始了。登记里看得出利益关系的，已经自动回避。"),
    "announce": gettext_lazy("结果公示了，公示期里收异议。"),
    "decide": gettext_lazy("名单定了，项目建好了，结果通知都发出了。"),
    "object": gettext_lazy("异议记下了，会答复。"),
    "next-pitch": gettext_lazy("下一个项目上场。"),
    "draw": gettext_lazy("名次算好了，公示前还能调整。"),
    "remind": gettext_lazy("提醒了还没交齐的评审，他们会收到通知。"),
    "question": gettext_lazy("请本人再看一遍了，改不改由他自己定。"),
}
BACK = {"next-pitch": "projects:desk_pitch", "draw": "projects:desk_ranking", "question": "projects:desk_scores"}


@login_required
@require_POST
def act(request: HttpRequest, call: str, choosing_verb: str) -> HttpResponse:
    me, found = kept(request, call)
    sent, at = request.POST, timezone.now()
    verbs = {
        "name": lambda: actions.name_juror(found, _person(found, sent.get("person", "")), by=me, at=at),
        "drop": lambda: actions.drop_juror(_juror(found, sent.get("juror", "")), by=me, at=at),
        "review": lambda: actions.begin_reviews(found, by=me, at=at),
        "announce": lambda: actions.announce(found, by=me, at=at),
        "decide": lambda: actions.decide(found, by=me, at=at),
        "object": lambda: actions.object_(
            found, sent.get("words", ""), about(found, sent.get("application", "")), for_them=True, by=me, at=at
        ),
        "next-pitch": lambda: actions.next_pitch(found, by=me, at=at),
        "draw": lambda: actions.draw_up(found, by=me, at=at),
        "remind": lambda: actions.remind_jurors(found, by=me, at=at),
        "question": lambda: actions.question(_review(found, sent.get("review", "")), by=me, at=at),
    }  # fmt: skip
    if choosing_verb not in verbs:
        raise Http404
    to = BACK.get(choosing_verb, "projects:desk_choosing")
    return act_once(request, verbs[choosing_verb], said=str(SAID[choosing_verb]), to=to, call=found.number)


@login_required
@require_POST
def objection(request: HttpRequest, choosing_objection_id: int) -> HttpResponse:
    me = who_asks(request)
    found = get_object_or_404(choosing_desk.objections_for(me), pk=choosing_objection_id)
    sent = request.POST
    upheld, again = sent.get("upheld") == "yes", sent.get("again") == "yes"
    return act_once(
        request,
        lambda: actions.answer_objection(found, upheld, sent.get("words", ""), vote_again=again, by=me, at=timezone.now()),
        said=_("答复了，提的人会收到。"), to="projects:desk_choosing", call=found.call.number,
    )  # fmt: skip


def about(found: Call, sent: str) -> Application | None:
    """What an objection is about; nothing sent: the whole choice."""
    return get_object_or_404(found.applications.all(), number=sent[:20]) if sent else None


def _person(found: Call, name: str) -> Person:
    rows = list(Person.objects.filter(community=found.community_id, name=name.strip(), left_on=None)[:2]) if name.strip() else []
    if len(rows) != 1:
        raise Refused(_("“%(name)s”在登记里找到 %(n)s 位，要正好一位。") % {"name": name, "n": len(rows)})
    return rows[0]


def _juror(found: Call, sent: str) -> Juror:
    pk = whole(sent)
    juror: Juror = get_object_or_404(found.jurors.select_related("call"), pk=pk)
    return juror


def _review(found: Call, sent: str) -> Review:
    return get_object_or_404(Review.objects.filter(application__call=found).select_related("application__call"), pk=whole(sent))
