"""A community beside the stage's, and what the two hold together."""

from datetime import datetime, timedelta
from typing import Any

from mulin.activities import actions
from mulin.activities.models import Activity, Hosting
from mulin.organisations.models import Organisation, Post
from mulin.people.models import Account, Person
from mulin.places import actions as places
from mulin.places.models import Community, Place
from tests.stage import NOON, SINCE, Stage

from .cast import activity


class Beside:
    """江南社区, next to the stage's: 林芳 works there, 陈静 lives there, 江南书社 is one of its bodies, which 高远 leads."""

    def __init__(self, stage: Stage) -> None:
        self.place = places.add(stage.street, Place.Kind.COMMUNITY, "江南社区", since=SINCE)
        Community.objects.create(place=self.place, name="江南社区", name_en="Jiangnan")
        self.body = Organisation.objects.create(community=self.place, kind="social", name="江南书社")
        self.worker, self.neighbour, self.leader = (self._someone(name) for name in ("林芳", "陈静", "高远"))
        Post.objects.create(person=self.worker, kind="community_worker", place=self.place, since=SINCE)
        Post.objects.create(person=self.leader, kind="unit_lead", organisation=self.body, since=SINCE)

    def _someone(self, name: str) -> Person:
        person = Person.objects.create(community=self.place, name=name, added_at=NOON)
        staff = name != "陈静"
        Account.objects.create(username=f"b{person.pk}", person=person, verified_by="phone", verified_at=NOON, is_staff=staff)
        return person


def shared(stage: Stage, beside: Beside, *, at: Any = NOON, **values: Any) -> tuple[Activity, Hosting]:
    found = activity(stage, at=at, **values)
    row = actions.ask_to_host(found, beside.place, by=stage.standing(stage.zhao_min), at=at)
    row = actions.answer_hosting(row, accepted=True, by=stage.standing(beside.worker), at=at)
    return Activity.objects.get(pk=found.pk), row


def props(stage: Stage, now: datetime) -> dict[str, object]:
    """江南社区 asks 春和社区; a year's plan; a study visit that is over."""
    beside, worker = Beside(stage), stage.standing(stage.zhao_min)
    lin, begins = stage.standing(beside.worker), now + timedelta(days=4)
    theirs = actions.write(beside.place, kind="show", title="两岸合唱", by=lin, at=now)
    actions.add_session(
        theirs, begins_at=begins, ends_at=begins + timedelta(hours=2), spot="江边", places=[actions.Places(9)], by=lin, at=now
    )
    theirs = actions.publish(theirs, by=lin, at=now)
    hosting = actions.ask_to_host(theirs, stage.community, by=lin, at=now)
    plan = actions.plan(stage.community, now.year, 15, theme="幸福邀约", by=worker, at=now)
    past = now - timedelta(days=2)
    study = activity(stage, at=past - timedelta(days=1), begins_at=past, kind="trip", title="去江南社区对标学习")
    actions.close(study, report="看了一天。", by=worker, at=now)
    actions.write_lesson(study, learned="先开三次会。", host="江南社区", by=worker, at=now)
    return {"hosting_id": hosting.pk, "plan_id": plan.pk, "study": study.pk}
