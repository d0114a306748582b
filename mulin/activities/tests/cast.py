"""Activities on the stage: 赵敏 writes and publishes, neighbours sign up."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from mulin.activities import actions, rules
from mulin.activities.models import Activity, Group, Photo, Session, Signup
from mulin.activities.rules import codes
from mulin.people.models import Person
from tests.stage import NOON, Stage

SATURDAY = NOON + timedelta(days=9)  # 28 November, 12:00
LATER = NOON + timedelta(hours=1)


def born(person: Person, day: date) -> None:
    person.born_on = day
    person.save(update_fields=["born_on"])


def activity(
    stage: Stage, *, published: bool = True, places: Any = 2, at: datetime = NOON, begins_at: datetime = SATURDAY, **values: Any
) -> Activity:
    """One session of two hours on Saturday in 3 号楼. `places`: a number, a list of Places, or None."""
    worker = stage.standing(stage.zhao_min)
    values = {"kind": "health", "title": "周六义诊"} | values
    made = actions.write(stage.community, by=worker, at=at, **values)
    if places is not None:
        session(stage, made, places=places, begins_at=begins_at, at=at)
    return actions.publish(made, by=worker, at=at) if published else made


def session(
    stage: Stage, of: Activity, *, places: Any = 2, begins_at: datetime = SATURDAY, at: datetime = NOON, hours: int = 2
) -> Session:
    given = [actions.Places(places)] if isinstance(places, int) and places else list(places or [])
    return actions.add_session(
        of, begins_at=begins_at, ends_at=begins_at + timedelta(hours=hours), place=stage.building_3, spot="一楼活动室", places=given,
        by=stage.standing(stage.zhao_min), at=at,
    )  # fmt: skip


def sign_up(
    stage: Stage,
    one: Session,
    person: Person,
    *,
    with_: tuple[tuple[str, int | None], ...] = (),
    at: datetime = LATER,
    by: Person | None = None,
    **more: Any,
) -> Signup:
    companions = [{"name": name, "age": years} for name, years in with_]
    return actions.sign_up(one.pk, person, rules.Draft(companions=companions, **more), by=stage.standing(by or person), at=at)


def people(stage: Stage, number: int) -> list[Person]:
    return [Person.objects.create(community=stage.community, name=f"邻居{n}", added_at=NOON) for n in range(number)]


def counted(one: Session) -> list[tuple[int, int, int]]:
    """(places, taken, waiting) of each group, and that they are what the list says."""
    found = []
    for group in Group.objects.filter(session=one).order_by("id"):
        seats = sum(group.signups.filter(status__in=Signup.SEATED).values_list("seats", flat=True))
        waiting = group.signups.filter(status__in=("waiting", "entered")).count()
        assert (group.taken, group.waiting) == (seats, waiting)
        found.append((group.places, group.taken, group.waiting))
    return found


def props(stage: Stage) -> dict[str, object]:
    """What addresses of this module ask for: 王芳 holds a place and leads the activity."""
    from .hosting_cast import props as hosting_props
    from .market_cast import props as market_props

    now = timezone.now()
    worker = stage.standing(stage.zhao_min)
    found = activity(
        stage, mode="lottery", closes_hours=1, at=now, begins_at=now + timedelta(hours=50), leader=stage.wang_fang, companions=1
    )
    drawn = found.sessions.get()
    sign_up(stage, drawn, stage.wang_fang, at=now)
    other = activity(
        stage,
        at=now,
        begins_at=now + timedelta(minutes=30),
        title="晨间太极",
        leader=stage.wang_fang,
        remote_link="https://example.org/tai",
    )
    one = other.sessions.get()
    held = sign_up(stage, one, stage.wang_fang, at=now)
    actions.ask(other, "会不会打太极？", by=worker, at=now)
    attendance = actions.check_in(one, held, by=worker, at=now)
    feed = actions.make_feed(stage.wang_fang, by=stage.standing(stage.wang_fang), at=now)
    weekly = actions.add_series(
        other,
        rule="weekly",
        weekdays=[6],
        begins=time(9),
        minutes=60,
        spot="小广场",
        since=timezone.localdate(now),
        by=worker,
        at=now,
    )
    photo = Photo.objects.create(activity=other, file_key="no-such-file", kept_by=stage.zhao_min.pk, kept_at=now)
    return {
        "activity_id": other.pk, "session_id": one.pk, "signup_id": held.pk, "attendance_id": attendance.pk, "group_id": one.groups.get().pk,
        "question_id": other.questions.get().pk, "photo_id": photo.pk, "series_id": weekly.pk, "feed": feed.token, "drawn": drawn.pk,
        "rotating": codes.code_at(bytes(one.secret), now), "own_code": codes.own_code(bytes(one.secret), held.pk),
        **market_props(stage, now), **hosting_props(stage, now),
    }  # fmt: skip
