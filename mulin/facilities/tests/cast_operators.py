"""A contract of 春和中心 with 春和物业, and a trail of three stories around 3 号楼."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from mulin.facilities import actions
from mulin.facilities.models import Contract, Facility, Mark, Story, Trail
from tests.stage import NOON, Stage

MARKS = {about: (80, "按月巡查，见记录") for about in Mark.About.values}


@dataclass
class Run:
    stage: Stage
    facility: Facility

    def draft(self, since: date, until: date, *, at: datetime = NOON, **more: Any) -> Contract:
        values = {"organisation": self.stage.property, "kind": "entrusted", "pays": "subsidy", "amount": 300_000, "each": "month", "words": "请春和物业开门、供餐。"}  # fmt: skip
        by = self.stage.standing(self.stage.zhao_min)
        return actions.contract.draft(self.facility, since=since, until=until, by=by, at=at, **values | more)

    def sign(self, contract: Contract, *, at: datetime = NOON) -> Contract:
        return actions.contract_signing.sign(
            contract,
            on=timezone.localdate(at),
            for_us="周明",
            for_them="吴建国",
            by=self.stage.standing(self.stage.zhao_min),
            at=at,
        )


def story(stage: Stage, name: str, *, lat: float | None = None, out: bool = True, at: datetime = NOON, **more: Any) -> Story:
    by = stage.standing(stage.zhao_min)
    values = {"words": f"{name}的故事。", "spot": "东门进来左手边", "lat": lat, "lng": 121.5502 if lat else None}
    made = actions.story.write(stage.building_3, name=name, by=by, at=at, **values | more)
    return actions.story.publish(made, by=by, at=at) if out else made


def trail(stage: Stage, *, out: bool = True, at: datetime = NOON, **more: Any) -> Trail:
    """老井 – 槐树 – 钟楼, 100 metres and 200 metres north of each other."""
    by = stage.standing(stage.zhao_min)
    stories = [
        story(stage, name, lat=31.2200 + north / 111_195, at=at) for name, north in (("老井", 0), ("槐树", 100), ("钟楼", 300))
    ]
    made = actions.trail.lay_out(stage.community, name="春和一圈", words="三个老地方。", by=by, at=at, **more)
    actions.trail.set_points(made, stories, by=by, at=at)
    return actions.trail.publish(made, by=by, at=at) if out else made


def operator_props(stage: Stage, facility: Facility, at: datetime) -> dict[str, object]:
    """What addresses of contracts and walks ask for: 春和物业's contract, 王芳's wish and visit."""
    run, worker, today = Run(stage, facility), stage.standing(stage.zhao_min), timezone.localdate(at)
    contract = run.draft(today - timedelta(days=40), today + timedelta(days=300), at=at)
    duty = actions.contract.add_duty(contract, name="每天开窗通风", rhythm="day", measure="tick", goal=None, by=worker, at=at)
    run.sign(contract, at=at)
    sheet = actions.contract_money.make_sheet(contract, today - timedelta(days=1), by=worker, at=at)
    evaluation = actions.operator.evaluate(contract, today - timedelta(days=1), MARKS, by=worker, at=at)
    draft = run.draft(today + timedelta(days=301), today + timedelta(days=600), at=at)
    walk = trail(stage, at=at, for_groups=True)
    me = stage.standing(stage.wang_fang)
    wish = actions.story_wish.wish(stage.wang_fang, name="老井", words="井水很甜。", spot="3 号楼前", by=me, at=at)
    visit = actions.story_visit.ask(
        walk, group="春和小学", begins_at=at + timedelta(days=7), size=25, contact="王老师", phone="13900000001", by=me, at=at
    )
    return {
        "contract_id": contract.pk, "draft_contract_id": draft.pk, "operator_duty_id": duty.pk, "contract_sheet_id": sheet.pk,
        "evaluation_id": evaluation.pk, "contract_file_id": 1, "trail_id": walk.pk, "story_id": walk.points.get(number=1).story_id,
        "target_id": walk.pk, "story_wish_id": wish.pk, "story_visit_id": visit.pk, "story_picture_id": 1,
    }  # fmt: skip
