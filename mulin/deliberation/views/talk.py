"""What is said about a topic: read by everybody, written by those whom it concerns."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.deliberation.actions import talk as actions
from mulin.deliberation.forms.talk import SpeakForm, SpokenForm
from mulin.deliberation.models import Remark, Topic
from mulin.deliberation.queries import opinions as maps
from mulin.deliberation.queries import talk as queries
from mulin.deliberation.queries.who import lives_in
from mulin.deliberation.rules import talk as rules
from mulin.deliberation.rules.who import keeps
from mulin.deliberation.views.shown import load
from mulin.kernel.access import Refused, Yes
from mulin.kernel.once import act_once, once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing, who_asks
from mulin.people.models import Person

A_PAGE = 15


def seen(request: HttpRequest, number: str) -> tuple[Standing, Topic]:
    me = who_asks(request)
    topic = load(me, number)
    if topic.stage in Topic.WAITING:
        raise Http404
    return me, topic


class Counted(Paginator):
    """Of rows whose number is known already."""

    def __init__(self, rows: Any, per_page: int, number: int) -> None:
        super().__init__(rows, per_page)
        self.number = number

    @property
    def count(self) -> int:
        return self.number


@require_safe
def talk(request: HttpRequest, number: str) -> HttpResponse:
    me, topic = seen(request, number)
    kind = request.GET.get("kind", "")
    kind = kind if kind in queries.ROOTS else ""
    counts = queries.counts(topic)
    number_of = counts.get(kind, 0) if kind else sum(counts.values())
    page = Counted(queries.of_topic(topic, kind), A_PAGE, number_of).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "topic": topic, "page": page, "kind": kind, "me": me, "may": _may(me, topic), "keeps": keeps(me, topic.path),
        "kinds": [(one.value, one.label, counts.get(one.value, 0)) for one in Remark.ROOTS], "total": sum(counts.values()),
        "marked": queries.marked_by(me.person_id, list(page)), "rules": Remark.Rule.choices,
        "maps": list(maps.all_maps().filter(topic=topic)[:5]),
    }  # fmt: skip
    return render(request, "deliberation/remarks/talk.html", context)


def _may(me: Standing, topic: Topic) -> Any:
    on = timezone.localdate()
    lives = lives_in(me.person, topic.path, on)
    return rules.may_speak(me, me.person_id, topic, lives=lives, said=[], at=timezone.now())


@login_required
def speak(request: HttpRequest, number: str) -> HttpResponse:
    """One's own words, or with `?for=` what somebody said to a worker."""
    me, topic = seen(request, number)
    person = _speaker(request, me, topic)
    if person is None:
        return redirect("people:who")
    other = person.pk != me.person_id
    options = topic.options.filter(withdrawn_at=None)
    first = {"kind": request.GET.get("kind", Remark.Kind.IDEA)}
    form = (SpokenForm if other else SpeakForm)(request.POST or None, options=options, initial=first)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        speech = actions.Speech(said["kind"], said["words"], said.get("option"), said["asked_post"], said.get("spoken", False))
        try:
            once(request, lambda: {"id": actions.speak(topic, person, speech, by=me, at=timezone.now()).pk})
            messages.success(request, _("您说的话大家看得到了。") if not other else _("记下来了，写明是您代写的。"))
            return redirect("deliberation:talk", number=topic.number)
        except Refused as refused:
            form.add_error("words", str(refused))
    context = {
        "topic": topic,
        "form": form,
        "person": person,
        "other": other,
        "rules": Remark.Rule.choices,
        "may": _may(me, topic),
    }
    return render(request, "deliberation/remarks/speak.html", context)


def _speaker(request: HttpRequest, me: Standing, topic: Topic) -> Person | None:
    wanted = whole(request.GET.get("for"))
    if wanted and keeps(me, topic.path):
        return get_object_or_404(Person.objects.filter(community=topic.community_id, left_on=None), pk=wanted)
    return me.person


@login_required
@require_safe
def for_whom(request: HttpRequest, number: str) -> HttpResponse:
    """A worker looks up who is speaking."""
    me, topic = seen(request, number)
    if not keeps(me, topic.path):
        raise Http404
    name = request.GET.get("q", "").strip()[:20]
    rows = Person.objects.filter(community=topic.community_id, left_on=None, name__startswith=name).order_by("name", "id")
    return render(
        request, "deliberation/remarks/for_whom.html", {"topic": topic, "people": list(rows[:20]) if name else [], "q": name}
    )


def _remark(request: HttpRequest, number: str, remark_id: int) -> tuple[Standing, Topic, Remark]:
    me, topic = seen(request, number)
    return me, topic, get_object_or_404(Remark.objects.select_related("topic", "parent"), topic=topic, pk=remark_id)


@require_safe
def one(request: HttpRequest, number: str, remark_id: int) -> HttpResponse:
    """One remark with all that was said to it, and what one can do about it."""
    me, topic, found = _remark(request, number, remark_id)
    if found.parent is not None:
        return redirect("deliberation:remark", number=number, remark_id=found.parent_id)
    at = timezone.now()
    page = Paginator(found.replies.order_by("id"), A_PAGE).get_page(request.GET.get("page"))
    own = [(reply, rules.may_appeal(me, reply, at)) for reply in page if reply.author_id == me.person_id and reply.is_hidden]
    context = {
        "topic": topic, "remark": found, "page": page, "me": me, "may": _may(me, topic), "may_reply": rules.may_reply(me, found),
        "may_answer": isinstance(rules.may_answer(me, found), Yes), "may_appeal": rules.may_appeal(me, found, at),
        "keeps": keeps(me, topic.path), "may_report": isinstance(rules.may_report(me, found), Yes), "rules": Remark.Rule.choices, "own_hidden": own,
        "marked": queries.marked_by(me.person_id, [found]), "mine": me.person_id is not None and me.person_id == found.author_id,
    }  # fmt: skip
    return render(request, "deliberation/remarks/one.html", context)


SAID = {
    "reply": gettext_lazy("回应大家看得到了。"),
    "helpful": gettext_lazy("记下了。"),
    "report": gettext_lazy("请社区看一看了，谢谢。"),
    "appeal": gettext_lazy("申诉送到了，由另一位来决定，结果会通知您。"),
    "answer": gettext_lazy("答复大家看得到了，提问的人会收到消息。"),
}


@login_required
@require_POST
def act(request: HttpRequest, number: str, remark_id: int, verb: str) -> HttpResponse:
    me, _topic, found = _remark(request, number, remark_id)
    person, at, words = me.person, timezone.now(), request.POST.get("words", "")[:1001]
    if person is None:
        return redirect("people:who")
    verbs = {
        "reply": lambda: actions.reply(found, person, words, by=me, at=at),
        "helpful": lambda: actions.find_helpful(found, by=me, at=at),
        "report": lambda: actions.report(found, request.POST.get("rule", ""), by=me, at=at),
        "appeal": lambda: actions.appeal(found, words, by=me, at=at),
        "answer": lambda: actions.answer(found, words, by=me, at=at),
    }
    if verb not in verbs:
        raise Http404
    root = found.parent_id or found.pk
    return act_once(request, verbs[verb], said=str(SAID[verb]), to="deliberation:remark", number=number, remark_id=root)
