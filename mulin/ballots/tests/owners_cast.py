"""The owners' committee of 春和苑: 周成 leads it, 孙梅 sits on it, neither lives there. 王芳 and 刘洋 own the two flats of 3 号楼."""

from datetime import datetime, timedelta

from django.utils import timezone

from mulin.ballots import actions
from mulin.ballots.models import Ballot, PaperSlip
from mulin.organisations.models import Area, Organisation, Post
from mulin.organisations.queries import Standing
from mulin.people.models import Account, Ownership, Person
from tests.stage import NOON, SINCE, Stage

from .cast import DAY, line, plan


def committee(stage: Stage) -> tuple[Person, Person]:
    """Its head, and a member of it."""
    body = Organisation.objects.create(community=stage.community, kind="owners", name="春和苑业主委员会")
    Area.objects.create(organisation=body, place=stage.estate)
    for room, owner in ((stage.room_301, stage.wang_fang), (stage.room_302, stage.liu_yang)):
        Ownership.objects.get_or_create(room=room, person=owner, defaults={"area": 8000, "part": 1, "whole": 1})
    made = []
    for name, kind in (("周成", Post.Kind.UNIT_LEAD), ("孙梅", Post.Kind.HANDLER)):
        person = Person.objects.create(community=stage.community, name=name, added_at=NOON)
        Post.objects.create(person=person, kind=kind, organisation=body, since=SINCE)
        Account.objects.create(username=f"a{person.pk}", person=person, verified_by="phone", verified_at=NOON, is_staff=True)
        made.append(person)
    return made[0], made[1]


def drafted(stage: Stage, by: Standing, at: datetime, **values: object) -> Ballot:
    """Owners of 3 号楼, by heads alone."""
    asked = {"place_id": stage.building_3.pk, "head": "unit", "secrecy": "named", "notice_days": 0}
    days = {"opens_at": at + timedelta(hours=1), "closes_at": at + 3 * DAY}
    return actions.draft(plan(stage, **(asked | days | values)), by=by, at=at)


def props(stage: Stage) -> dict[str, object]:
    """What the ballots' addresses ask for when the owners' committee knocks; under the same words as `pages_cast.props`."""
    at = timezone.now()
    head, member = (stage.standing(one) for one in committee(stage))

    def announced(title: str, at: datetime) -> Ballot:
        return actions.announce(drafted(stage, head, at, title=title), by=member, at=at)

    opened = actions.open_(announced("换大门", at), by=member, at=at)
    elector = line(opened, stage.liu_yang)
    actions.tick_paper(elector, by=member, at=at)
    for reader, choice in ((head, "yes"), (member, "no")):
        actions.enter_paper(opened, 1, choice, elector=elector, by=reader, at=at)
    public, wang = announced("修水泵", at), stage.wang_fang
    objection = actions.object_(public, "面积不对", "correct", elector=line(public, wang), by=stage.standing(wang), at=at)
    before = at - 8 * DAY
    counted = actions.open_(announced("换门禁", before), by=head, at=before)
    actions.count(actions.close(counted, by=None, at=at), by=head, at=at)
    return {
        "ballot": opened.number, "ballot_line": line(opened, stage.wang_fang).line, "ballot_objection_id": objection.pk,
        "ballot_paper_id": PaperSlip.objects.get(elector=elector).pk, "announced_ballot": public.number,
        "counted_ballot": counted.number, "sheet_ballot": counted.number, "draft_ballot": drafted(stage, head, at, title="装监控").number,
    }  # fmt: skip
