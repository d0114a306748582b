"""Childcare on the stage: 春芽托班 in 3 号楼, looked after by 李秀英; 王芳 is the mother of 朵朵, two years old."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from mulin.childcare import actions
from mulin.childcare.models import Application, Group, Guardian
from mulin.people.models import Person
from tests.stage import NOON, Stage
from tests.walking import picture

TODAY = NOON.date()  # Thursday 19 November 2026
NURSERY: dict[str, Any] = {
    "kind": "nursery", "name": "春芽托班", "name_en": "Sprouts", "address": "春和路 3 号", "unit": "months", "from_age": 18, "to_age": 36,
    "tariff": "low", "inclusive": True, "price": 120000, "per": "month", "weekdays": [1, 2, 3, 4, 5], "begins": time(8),
    "ends": time(17, 30), "places": 2, "carers": 2, "per_carer": 5, "needs": [],
}  # fmt: skip


def photo(name: str = "birth.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture(), "image/jpeg")


@dataclass
class House:
    stage: Stage
    group: Group
    at: datetime

    def apply(
        self, guardian: Person, name: str = "朵朵", months: int = 26, *, at: datetime | None = None, **more: Any
    ) -> Application:
        at = at or self.at
        born = timezone.localdate(at) - timedelta(days=int(months * 30.5))
        draft = actions.Draft(name=name, born_on=born, consents=True, **more)
        return actions.apply(self.group, guardian, draft, by=self.stage.standing(guardian), at=at)

    def check(self, application: Application, **more: Any) -> Application:
        more = {"in_area": True, "sibling": False, "seen": True, "at": self.at} | more
        return actions.check(application, by=self.stage.standing(self.stage.li_xiuying), **more)

    def hold(self, guardian: Person, name: str = "朵朵", **more: Any) -> Application:
        """In care since today."""
        offered = self.check(self.apply(guardian, name, **more))
        return actions.accept(offered, by=self.stage.standing(guardian), at=self.at)

    def change(self, **values: Any) -> Group:
        self.group = actions.change_group(self.group, by=self.stage.standing(self.stage.zhao_min), at=self.at, **values)
        return self.group


def house(stage: Stage, *, at: datetime = NOON, **values: Any) -> House:
    worker, today = stage.standing(stage.zhao_min), timezone.localdate(at)
    terms = {
        "ages_on": today,
        "since": today - timedelta(days=60),
        "until": today + timedelta(days=200),
        "area": stage.building_3,
    }
    group = actions.make_group(stage.building_3, by=worker, at=at, **NURSERY | terms | values)
    actions.name_keeper(group, stage.li_xiuying, by=worker, at=at)
    return House(stage, group, at)


def born(year: int, month: int, day: int) -> date:
    return date(year, month, day)


def props(stage: Stage) -> dict[str, object]:
    """What addresses of this module ask for: everything is 王芳's child's; 李秀英 and 赵敏 look after the class."""
    there = house(stage, at=timezone.now(), places=3, weekdays=[1, 2, 3, 4, 5, 6, 7], begins=time(0), ends=time(23, 59))
    worker, mother = stage.standing(stage.zhao_min), stage.standing(stage.wang_fang)
    keeper = actions.name_keeper(there.group, stage.zhao_min, by=worker, at=there.at)
    held = there.hold(stage.wang_fang, health="花生过敏")
    today = timezone.localdate(there.at)
    actions.add_paper(held, "birth", photo(), by=mother, at=there.at)
    pickup = actions.add_pickup(held, "张桂英", "外婆", by=mother, at=there.at)
    day = actions.tick(held, today, came_at=there.at, by=worker, at=there.at)
    closed = actions.close_day(there.group, today + timedelta(days=30), "消毒", by=worker, at=there.at)
    named = Guardian.objects.create(
        child=held.child, person=stage.ma_li, relation="grand", named_by=stage.wang_fang, named_at=there.at
    )
    return {
        "care_guardian_id": named.pk, "care_class_id": there.group.pk, "care_application_id": held.pk, "care_paper_id": held.child.papers.get().pk,
        "care_day_id": day.pk, "pickup_id": pickup.pk, "care_keeper_id": keeper.pk, "care_closed_day_id": closed.pk,
    }  # fmt: skip
