"""A hearing, a talk or a session at the desk: list, roll call, minutes, tasks out of them, resolutions."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.deliberation import actions, queries, rules
from mulin.deliberation.forms import meetings as forms
from mulin.deliberation.forms.acting import WordsForm, who_choices
from mulin.deliberation.models import Attendance, Item, Meeting, Option, Seat, Topic
from mulin.deliberation.queries import councils
from mulin.deliberation.queries.meeting_parts import Parts, parts_of
from mulin.deliberation.views.asked import at_desk, units_of, workers_of
from mulin.deliberation.views.steps import Act, Scene, offered, run
from mulin.kernel.once import act_once
from mulin.organisations.queries import Standing, who_asks
from mulin.people import queries as people


def _seat(scene: Scene) -> Seat | None:
    on, me = timezone.localdate(scene.at), scene.me.person_id
    return next(
        (one for one in scene.context["seats"] if me is not None and one.person_id == me and councils.sits(one, on)), None
    )


def _by(scene: Scene) -> dict[str, Any]:
    return {"by": scene.me, "at": scene.at}


def _may_resolve(scene: Scene) -> Any:
    there, members = scene.context["quorum"]
    return rules.may_resolve(scene.me, scene.thing, _seat(scene), present=there, members=members)


def _resolve(scene: Scene, form: Any) -> object:
    said = dict(form.cleaned_data)
    topic_id, _dash, option_id = said.pop("about").partition("-")
    topic = Topic.objects.filter(pk=int(topic_id)).first() if topic_id else None
    option = Option.objects.filter(pk=int(option_id), topic=topic).first() if option_id else None
    return actions.resolve(scene.thing, topic=topic, option=option, **said, **_by(scene))


def _guest(scene: Scene, form: Any) -> object:
    return actions.invite(scene.thing, None, form.cleaned_data["guest"], form.cleaned_data["called_as"], **_by(scene))


GUEST = Act("guest", gettext_lazy("加一位外面请来的人"), "user-round", forms.GuestForm,
            lambda s: rules.may_change(s.me, s.thing, _seat(s)), _guest, gettext_lazy("加到名单里了。"))  # fmt: skip
MOVE = Act("move", gettext_lazy("改时间、地点、议程"), "calendar", forms.CallForm, lambda s: rules.may_change(s.me, s.thing, _seat(s)),
           lambda s, f: actions.move(s.thing, f.call(s.context["topics"]), **_by(s)), gettext_lazy("改好了，被请的人会收到消息。"))  # fmt: skip
CANCEL = Act("cancel", gettext_lazy("取消这次会"), "ban", WordsForm, lambda s: rules.may_change(s.me, s.thing, _seat(s)),
             lambda s, f: actions.cancel_meeting(s.thing, f.cleaned_data["words"], **_by(s)), gettext_lazy("取消了，被请的人会收到消息。"))  # fmt: skip
MINUTES = Act("minutes", gettext_lazy("写纪要"), "file-text", forms.MinutesForm,
              lambda s: rules.may_write_minutes(s.me, s.thing, _seat(s), s.at),
              lambda s, f: actions.write_minutes(s.thing, f.cleaned_data["words"], **_by(s)), gettext_lazy("纪要保存好了。"), True)  # fmt: skip
RESOLVE = Act("resolve", gettext_lazy("记一项决议"), "gavel", forms.ResolveForm, _may_resolve, _resolve,
              gettext_lazy("决议记下来了，够不够由票数和办法算出。"))  # fmt: skip
OF_A_TOPIC = [MINUTES, GUEST, MOVE, CANCEL]
OF_A_COUNCIL = [RESOLVE, *OF_A_TOPIC]


def load(me: Standing, talk_meeting_id: int) -> Meeting:
    return get_object_or_404(queries.meetings_at_desk(me, timezone.localdate()), pk=talk_meeting_id)


def asked(request: HttpRequest) -> Standing:
    """Members of a council come without a post at the desk."""
    me = who_asks(request)
    if rules.may_open_desk(me) or not councils.sits_somewhere(me, timezone.localdate()):
        return at_desk(request)
    return me


def scene(me: Standing, meeting: Meeting, parts: Parts) -> Scene:
    """`topics`: of its agenda, and those that an agenda may still name; `deciding`: those that a session may resolve about."""
    seats = councils.seats(meeting.council) if meeting.council is not None else []
    known = {item.topic.number: item.topic for item in parts.items if item.topic is not None}
    if meeting.status == Meeting.Status.CALLED:
        known |= {one.number: one for one in Topic.objects.filter(community=meeting.community_id, stage__in=Topic.TALKED)}
    day = timezone.localdate(meeting.begins_at)
    there = sum(one.came in councils.HERE and one.seat is not None and councils.sits(one.seat, day) for one in parts.attendances)
    quorum = (there, sum(councils.sits(one, day) for one in seats))
    context = {"topics": known, "deciding": parts.deciding if meeting.council else [], "seats": seats, "quorum": quorum}
    return Scene(me, meeting, timezone.now(), context)


@login_required
@require_safe
def meeting(request: HttpRequest, talk_meeting_id: int) -> HttpResponse:
    me = asked(request)
    found, at = load(me, talk_meeting_id), timezone.now()
    parts = parts_of(found)
    here = scene(me, found, parts)
    acts = OF_A_COUNCIL if found.council else OF_A_TOPIC
    steps, refused = offered(acts, Scene(me, found, at, {**here.context, "topics": here.context["deciding"]}))
    for step in steps:
        _fill(step.form, found, parts.items)
    seat, (there, members) = _seat(here), here.context["quorum"]
    words = request.GET.get("q", "").strip()[:60]
    may_give = rules.may_give(me, found.topic, found, seat)
    rows = [line.strip(" -·•　") for line in found.minutes.splitlines()]
    context = {
        "meeting": found, "steps": steps, "refused": refused, "items": parts.items,
        "attendances": parts.attendances, "crowd": parts.crowd,
        "may_mark": rules.may_mark(me, found, seat, at), "may_change": bool(rules.may_change(me, found, seat)),
        "came": [one for one in Attendance.Came.choices if one[0]], "words": words, "may_give": bool(may_give),
        "found": people.search(me, words)[:8] if words and me.held else [],
        "lines": list(enumerate(dict.fromkeys(line for line in rows if line), start=1)),
        "who": _who(found, here.context["seats"]) if found.minutes and may_give else [], "tasks": parts.tasks, "shut": {one.pk for one in parts.tasks if not queries.task_opens(me, one)},
        "resolutions": parts.resolutions, "on": timezone.localdate(), "members": members, "present": there,
        "needed": _needed(found, members),
    }  # fmt: skip
    return render(request, "deliberation/desk/meeting.html", context)


def _needed(found: Meeting, members: int) -> int:
    council = found.council
    if council is None:
        return 0
    return rules.needed(members, council.quorum_top, council.quorum_bottom, more=council.quorum_more)


def _who(found: Meeting, seats: list[Seat]) -> Any:
    """Who can be given a task: posts, units, and the members of the council."""
    day, rows = timezone.localdate(), list(workers_of(found.path))
    known = {person.pk for person, _post in rows}
    sit = [one for one in seats if councils.sits(one, day) and one.person_id not in known]
    rows += [(one.person, one.stands_for or str(one.get_role_display())) for one in sit]
    return who_choices(rows, units_of(found.community_id))


def _fill(form: Any, found: Meeting, items: list[Item]) -> None:
    if isinstance(form, forms.CallForm):
        form.initial = {name: getattr(found, name) for name in ("title", "where", "begins_at", "ends_at", "link", "is_public")}
        form.initial["agenda"] = "\n".join(item.words for item in items)
    elif isinstance(form, forms.MinutesForm):
        form.initial = {"words": found.minutes}


@login_required
@require_POST
def act(request: HttpRequest, talk_meeting_id: int, verb: str) -> HttpResponse:
    me = asked(request)
    found = load(me, talk_meeting_id)
    here = scene(me, found, parts_of(found))
    if verb == "resolve":
        here = Scene(me, found, here.at, {**here.context, "topics": here.context["deciding"]})
    return run(
        request,
        OF_A_COUNCIL if found.council else OF_A_TOPIC,
        verb,
        here,
        to="deliberation:desk_meeting",
        talk_meeting_id=found.pk,
    )


@login_required
@require_POST
def invite(request: HttpRequest, talk_meeting_id: int, person_id: int) -> HttpResponse:
    me = asked(request)
    found, person = load(me, talk_meeting_id), get_object_or_404(people.visible_to(me), pk=person_id)
    return act_once(
        request, lambda: actions.invite(found, person, by=me, at=timezone.now()), said=_("%(name)s加到名单里了。") % {"name": person.name},
        to="deliberation:desk_meeting", talk_meeting_id=found.pk,
    )  # fmt: skip
