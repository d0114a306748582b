"""From an idea to what everybody reads."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.activities import flow, queries, rules
from mulin.activities.facts import ActivityGivenBack, ActivityPublished, ActivitySubmitted
from mulin.activities.models import Activity, Policy, Question, Session
from mulin.activities.queries import venues
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing
from mulin.places.models import Place

PLANNED = Session.Status.PLANNED


@transaction.atomic
def write(area: Place, *, by: Standing, at: datetime, **values: Any) -> Activity:
    """A draft that belongs to `area`. `values` are fields of Activity, `hosts` a list of organisations."""
    organiser, hosts = values.get("organiser"), values.pop("hosts", [])
    require(rules.may_write(by, area.path, organiser.pk if organiser else None))
    assert by.person_id is not None
    activity = Activity.objects.create(
        community_id=area.community_id or area.pk, path=area.path, made_by=by.person_id, made_at=at, **_priced(values)
    )
    activity.hosts.set(hosts)
    return activity


@transaction.atomic
def change(activity: Activity, *, by: Standing, at: datetime, **values: Any) -> Activity:
    """What stands in it. Mode and course stay as they were once somebody may have signed up."""
    activity = lock(activity)
    require(rules.may_change(by, activity))
    hosts = values.pop("hosts", None)
    fixed = {"mode", "as_course", "closes_hours"} if activity.status in rules.OPEN else set()
    for name, value in _priced(values).items():
        if name in fixed and getattr(activity, name) != value:
            raise Refused(_("已经开始报名，报名办法不能再改。要改就取消后重新发布，大家都会收到消息。"))
        setattr(activity, name, value)
    require(rules.may_write(by, activity.path, activity.organiser_id))
    activity.save()
    if hosts is not None:
        activity.hosts.set(hosts)
    if activity.status in rules.OPEN:  # rooms say what they are taken for
        venues.keep(list(activity.sessions.filter(status=PLANNED, begins_at__gt=at)), by=by, at=at)
    return activity


def _priced(values: dict[str, Any]) -> dict[str, Any]:
    if values.get("fee") == Activity.Fee.NONE:
        values["price"] = 0
    elif "fee" in values and not values.get("price"):
        raise Refused(_("收费的活动请写上每人多少钱。"))
    return values


@transaction.atomic
def ask(
    activity: Activity,
    words: str,
    *,
    choices: list[str] | None = None,
    choices_en: list[str] | None = None,
    required: bool = False,
    words_en: str = "",
    by: Standing,
    at: datetime,
) -> Question:
    """A question that is put at sign-up."""
    activity = lock(activity)
    require(rules.may_change(by, activity))
    kind = Question.Kind.CHOICE if choices else Question.Kind.TEXT
    return Question.objects.create(
        activity=activity, kind=kind, words=words, words_en=words_en, choices=choices or [], choices_en=choices_en or [],
        required=required,
    )  # fmt: skip


@transaction.atomic
def drop_question(question: Question, *, by: Standing, at: datetime) -> None:
    """Answers that were given stay with their sign-ups."""
    require(rules.may_change(by, lock(question.activity)))
    question.delete()


@transaction.atomic
def submit(activity: Activity, *, by: Standing, at: datetime) -> Activity:
    activity = lock(activity)
    require(rules.may_submit(by, activity))
    activity.status, activity.reason = advance(activity.status, flow.SUBMIT), ""
    activity.save(update_fields=["status", "reason"])
    record(ActivitySubmitted(activity.pk), actor_id=by.account_id, at=at)
    return activity


@transaction.atomic
def give_back(activity: Activity, note: str, *, by: Standing, at: datetime) -> Activity:
    activity = lock(activity)
    require(rules.may_give_back(by, activity))
    if not note.strip():
        raise Refused(_("请写要改哪里，写的人才知道。"))
    activity.status, activity.reason = advance(activity.status, flow.GIVE_BACK), note.strip()
    activity.save(update_fields=["status", "reason"])
    record(ActivityGivenBack(activity.pk), actor_id=by.account_id, at=at)
    return activity


@transaction.atomic
def publish(activity: Activity, *, by: Standing, at: datetime) -> Activity:
    activity = lock(activity)
    ahead = list(activity.sessions.filter(status=PLANNED, begins_at__gt=at).values_list("pk", flat=True))
    reviewed = queries.policy_of(activity.community_id).reviews
    require(rules.may_publish(by, activity, reviewed=reviewed, sessions=len(ahead)))
    activity.status, activity.reason = advance(activity.status, flow.PUBLISH), ""
    activity.published_at, activity.published_by = at, by.person_id
    activity.save(update_fields=["status", "reason", "published_at", "published_by"])
    venues.keep(list(activity.sessions.filter(pk__in=ahead).order_by("begins_at")), by=by, at=at)
    draws = ahead if activity.mode == Activity.Mode.LOTTERY else []
    record(ActivityPublished(activity.pk, draws), actor_id=by.account_id, at=at)
    return activity


@transaction.atomic
def set_policy(community: Place, *, reviews: bool, offer_hours: int, by: Standing, at: datetime) -> Policy:
    require(rules.may_set_policy(by, community.path))
    policy, _new = Policy.objects.update_or_create(community=community, defaults={"reviews": reviews, "offer_hours": offer_hours})
    return policy


def lock(activity: Activity) -> Activity:
    return Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
