from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Case, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.activities import actions, queries, rules
from mulin.activities.forms import QuestionForm, SessionForm
from mulin.activities.models import Activity, Question
from mulin.activities.queries import venues
from mulin.activities.queries.clubs import member_ids
from mulin.activities.rules import rhythm
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .index import asked
from .menu import session_for

A_PAGE = 25


@login_required
def activity(request: HttpRequest, activity_id: int) -> HttpResponse:
    """An activity with its sessions and questions; new ones are added here."""
    me, at = asked(request), timezone.now()
    found = get_object_or_404(queries.with_what_it_has(queries.managed_by(me), at), pk=activity_id)
    which = request.POST.get("form", "")
    forms = {
        "session": SessionForm(
            request.POST if which == "session" else None,
            places=queries.stands_for(found),
            initial=session_for(request),
            has_club=found.club_id is not None,
        ),
        "question": QuestionForm(request.POST if which == "question" else None),
    }
    acts: dict[str, tuple[Callable[[], object], str]] = {
        "session": (lambda: _add_session(found, forms["session"].cleaned_data, me), _("场次加上了。")),
        "question": (lambda: _ask(found, forms["question"].cleaned_data, me), _("报名时会问这一句。")),
    }
    if which in forms and forms[which].is_valid():
        try:
            act, said = acts[which]
            return act_once(request, act, said=said, to="activities:desk_activity", activity_id=found.pk)
        except Refused as refused:
            forms[which].add_error(None, str(refused))
    over = Case(When(ends_at__gt=at, then=0), default=1)  # what is ahead comes first, the next on top
    rows = found.sessions.defer("draw").select_related("place").order_by(over, "begins_at", "id")
    page = Counted(rows, A_PAGE, found.sessions_in_all).get_page(request.GET.get("page"))
    for one in page:
        one.activity = found
    figures = queries.sums([one.pk for one in page]) if found.mode != Activity.Mode.OPEN else {}
    rooms = venues.say(list(page), at)
    shown = {
        "activity": found, "forms": forms, "which": which, "page": page, "rows": [(one, figures.get(one.pk), rooms.get(one.pk)) for one in page],
        "questions": list(found.questions.all()) if found.has_questions else [], "hosts": list(found.hosts.all()) if found.has_partners else [],
        "series": [(one, rhythm.rhythm(one)) for one in found.series.all()] if found.has_series else [], "at": at, **_may(me, found),
    }  # fmt: skip
    return render(request, "activities/desk/activity.html", shown)


class Counted(Paginator):
    """Of rows whose number is known."""

    def __init__(self, rows: Any, per_page: int, number: int):
        super().__init__(rows, per_page)
        self.number = number

    @property
    def count(self) -> int:
        return self.number


def _may(me: Standing, found: Any) -> dict[str, Any]:
    """`found`: with what it has."""
    unpublished = found.status in (Activity.Status.DRAFT, Activity.Status.REVIEW)
    reviewed = unpublished and queries.policy_of(found.community_id).reviews
    return {
        "may_publish": rules.may_publish(me, found, reviewed=reviewed, sessions=found.sessions_ahead),
        "may_submit": rules.may_submit(me, found),
        "may_give_back": rules.may_give_back(me, found),
        "may_change": rules.may_change(me, found),
        "may_cancel": rules.may_cancel(me, found),
        "may_close": rules.may_close(me, found, over=not found.sessions_running),
    }


def _add_session(found: Activity, said: dict[str, Any], me: Standing) -> object:
    groups = []
    if said["kept_for"] and said["kept"]:
        groups.append(
            actions.Places(
                said["kept"], said["kept_for"], path=said["building"].path if said["building"] else "",
                members=member_ids(found.club_id) if found.club_id else _members(found, said["members"]), opens_at=said["first_from"], kept_until=said["kept_until"],
            )
        )  # fmt: skip
    if said["places"]:
        groups.append(actions.Places(said["places"]))
    return actions.add_session(
        found, begins_at=said["begins_at"], ends_at=said["ends_at"], place=said["place"], spot=said["spot"], spot_en=said["spot_en"],
        lat=said["lat"], lng=said["lng"], places=groups, by=me, at=timezone.now(),
    )  # fmt: skip


def _members(found: Activity, names: str) -> list[int]:
    """By their names as registered; who is not found, or found twice, is named."""
    wanted = [name for name in names.replace("，", " ").replace(",", " ").replace("、", " ").split() if name]
    people = Person.objects.filter(community=found.community_id, name__in=wanted, left_on=None)
    known: dict[str, list[int]] = {}
    for pk, name in people.values_list("pk", "name"):
        known.setdefault(name, []).append(pk)
    if wrong := [name for name in wanted if len(known.get(name, [])) != 1]:
        raise Refused(_("这些姓名没有找到，或者有同名：%(names)s。") % {"names": "、".join(wrong)})
    return [known[name][0] for name in wanted]


def _ask(found: Activity, said: dict[str, Any], me: Standing) -> object:
    return actions.ask(
        found,
        said["words"],
        words_en=said["words_en"],
        choices=said["choices"],
        choices_en=said["choices_en"],
        required=said["required"],
        by=me,
        at=timezone.now(),
    )


@login_required
@require_POST
def act(request: HttpRequest, activity_id: int, verb: str) -> HttpResponse:
    """Submit, give back, publish, cancel."""
    me, at = asked(request), timezone.now()
    found = get_object_or_404(queries.managed_by(me), pk=activity_id)
    words = request.POST.get("reason", "")[:200]
    acts: dict[str, tuple[Callable[[], object], str]] = {
        "submit": (lambda: actions.submit(found, by=me, at=at), _("已交审核，审核的人会收到消息。")),
        "give-back": (lambda: actions.give_back(found, words, by=me, at=at), _("已退回，写的人会收到消息。")),
        "publish": (lambda: actions.publish(found, by=me, at=at), _("已发布，大家都看得到了。")),
        "cancel": (lambda: actions.cancel(found, reason=words, by=me, at=at), _("活动已取消，报名的邻居都会收到消息。")),
    }
    if verb not in acts:
        raise Http404
    action, said = acts[verb]
    return act_once(request, action, said=said, to="activities:desk_activity", activity_id=found.pk)


@login_required
@require_POST
def drop_question(request: HttpRequest, question_id: int) -> HttpResponse:
    me = asked(request)
    rows = Question.objects.select_related("activity").filter(activity__in=queries.managed_by(me).values("pk"))
    found = get_object_or_404(rows, pk=question_id)
    return act_once(
        request, lambda: actions.drop_question(found, by=me, at=timezone.now()), said=_("不再问这一句。"),
        to="activities:desk_activity", activity_id=found.activity_id,
    )  # fmt: skip
