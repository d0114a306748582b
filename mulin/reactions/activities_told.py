"""Who hears what of activities, places and draws."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.dateparse import parse_datetime

from mulin.activities import facts, queries
from mulin.activities.models import Activity, Session, Signup
from mulin.activities.queries import clubs
from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.people.models import Account

PAGE, DESK = "activities:activity", "activities:desk_activity"


def reviewers(fact: facts.ActivitySubmitted, *, source: Fact) -> None:
    activity = Activity.objects.get(pk=fact.activity_id)
    readers = queries.reviewers_of(activity)
    url = reverse(DESK, args=[activity.pk])
    tell(readers, "activities.review", source, url, title=activity.title, title_en=activity.title_en)


def writer(fact: facts.ActivityGivenBack, *, source: Fact) -> None:
    activity = Activity.objects.get(pk=fact.activity_id)
    leads = activity.club_id is not None and activity.made_by in clubs.leaders_of(activity.club_id)
    tell(
        [activity.made_by],
        "activities.given_back",
        source,
        reverse("activities:plan_again" if leads else DESK, args=[activity.pk]),
        title=activity.title,
        title_en=activity.title_en,
        note=activity.reason,
    )


def publisher_of_a_session_without_room(fact: facts.SessionWithoutRoom, *, source: Fact) -> None:
    """Made by the clock; it stays in the calendar, and somebody has to find it a room."""
    session = _session(fact.session_id)
    activity = session.activity
    reader = activity.published_by or activity.made_by
    url = reverse("activities:desk_session", args=[session.pk])
    tell([reader], "activities.no_room", source, url, title=activity.title, title_en=activity.title_en, note=fact.words)


def everybody_of_a_cancelled_activity(fact: facts.ActivityCancelled, *, source: Fact) -> None:
    activity = Activity.objects.get(pk=fact.activity_id)
    tell(
        fact.person_ids,
        "activities.cancelled",
        source,
        _page(activity.pk),
        title=activity.title,
        title_en=activity.title_en,
        note=activity.reason,
    )


def everybody_of_a_cancelled_session(fact: facts.SessionCancelled, *, source: Fact) -> None:
    session = _session(fact.session_id)
    at = session.begins_at.isoformat()
    title, note = session.activity.title, session.reason
    tell(fact.person_ids, "activities.session_cancelled", source, _page(session.activity_id), title=title, at=at, note=note)


def everybody_of_a_moved_session(fact: facts.SessionMoved, *, source: Fact) -> None:
    session = _session(fact.session_id)
    tell(
        fact.person_ids, "activities.moved", source, _page(session.activity_id), title=session.activity.title, title_en=session.activity.title_en, before=fact.before,
        at=session.begins_at.isoformat(), place=session.where, note=session.reason,
    )  # fmt: skip


def those_who_answer_for_it(fact: facts.ActivityCancelled | facts.SessionCancelled | facts.SessionMoved, *, source: Fact) -> None:
    """Its leader, and who published it: of what the other did, or a colleague. Who is on the list has heard of it already."""
    session: Session | None = None
    if isinstance(fact, facts.ActivityCancelled):
        activity = Activity.objects.get(pk=fact.activity_id)
    else:
        session = _session(fact.session_id)
        activity = session.activity
    actor = Account.objects.filter(pk=source.actor_id or 0).values_list("person_id", flat=True).first()
    readers = {activity.leader_id, activity.published_by or activity.made_by} - {None, actor, *fact.person_ids}
    tell(
        [pk for pk in readers if pk], "activities.led", source, _page(activity.pk), title=activity.title, title_en=activity.title_en,
        note=(session or activity).reason,
    )  # fmt: skip


def who_is_next(fact: facts.PlaceOffered, *, source: Fact) -> None:
    """Nothing is sent about an offer that was answered meanwhile."""
    signup = Signup.objects.select_related("session__activity").get(pk=fact.signup_id)
    if signup.status == Signup.Status.OFFERED and signup.offered_until == parse_datetime(fact.until):
        title, url = signup.session.activity.title, _page(signup.session.activity_id)
        tell([fact.person_id], "activities.offered", source, url, title=title, due=fact.until)


def who_got_a_place(fact: facts.PlaceGiven, *, source: Fact) -> None:
    session = _session(fact.session_id)
    at = session.begins_at.isoformat()
    tell(
        [fact.person_id],
        "activities.given",
        source,
        _page(session.activity_id),
        title=session.activity.title,
        title_en=session.activity.title_en,
        at=at,
    )


def whose_offer_lapsed(fact: facts.OfferLapsed, *, source: Fact) -> None:
    session = _session(fact.session_id)
    tell([fact.person_id], "activities.lapsed", source, _page(session.activity_id), title=session.activity.title)


def everybody_of_a_draw(fact: facts.PlacesDrawn, *, source: Fact) -> None:
    session = _session(fact.session_id)
    won = {number for number, _group in session.draw["placed"]}
    drawn = dict(Signup.objects.filter(session=session, person__in=fact.person_ids).values_list("person_id", "pk"))
    for kind, numbers in (("activities.won", won), ("activities.not_drawn", set(session.draw["waiting"]))):
        people = [person for person, number in drawn.items() if number in numbers]
        at = session.begins_at.isoformat()
        tell(
            people,
            kind,
            source,
            _page(session.activity_id),
            title=session.activity.title,
            title_en=session.activity.title_en,
            at=at,
        )


def _session(pk: int) -> Session:
    return Session.objects.select_related("activity", "place").get(pk=pk)


def _page(activity_id: int) -> str:
    return reverse(PAGE, args=[activity_id])


def tell(people: Iterable[int], kind: str, source: Fact, url: str, **values: object) -> None:
    for person_id in sorted(set(people)):
        notices.tell(
            person_id=person_id, kind=kind, values=values, url=url, once_key=f"fact {source.pk} {kind} {person_id}",
            at=source.happened_at,
        )  # fmt: skip
