"""王芳's choir on the stage, and a call for family sayings."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from mulin.activities import actions
from mulin.activities.actions import campaigns, clubs
from mulin.activities.models import Campaign, Club, ClubPost, Membership, Submission
from mulin.people.models import Person
from tests.stage import NOON, Stage

TUESDAY = [(2, time(9), time(10, 30))]


def proposed(stage: Stage, *, by: Person | None = None, at: datetime = NOON, **values: Any) -> Club:
    values = {"name": "春和合唱团", "words": "喜欢唱歌就来。", "spot": "居民活动室"} | values
    founder = by or stage.wang_fang
    return clubs.propose(stage.community, founder=founder, times=TUESDAY, by=stage.standing(founder), at=at, **values)


def choir(stage: Stage, *, at: datetime = NOON, **values: Any) -> Club:
    """Agreed: 王芳 leads it."""
    return clubs.agree(proposed(stage, at=at, **values), by=stage.standing(stage.zhao_min), at=at)


def joined(stage: Stage, club: Club, person: Person, *, at: datetime = NOON) -> Membership:
    asking = clubs.join(club, person, "周二都有空", by=stage.standing(person), at=at)
    return asking if club.is_open else clubs.take_in(asking, by=stage.standing(stage.wang_fang), at=at)


def calling(stage: Stage, *, at: datetime = NOON, **values: Any) -> Campaign:
    values = {
        "title": "家风家训征集", "words": "一句家训，一个故事。", "opens_at": at, "closes_at": at + timedelta(days=7), "selects": "both",
    } | values  # fmt: skip
    worker = stage.standing(stage.zhao_min)
    return campaigns.call(campaigns.write(stage.community, by=worker, at=at, **values), by=worker, at=at)


def sent(
    stage: Stage, campaign: Campaign, person: Person, *, at: datetime = NOON, by: Person | None = None, **values: Any
) -> Submission:
    values = {"title": "传家", "words": "勤俭是宝。", "may_show": True, "credit": "name"} | values
    return campaigns.send(campaign, person, campaigns.Work(**values), by=stage.standing(by or person), at=at)


def props(stage: Stage) -> dict[str, object]:
    """What addresses of clubs and campaigns ask for: 王芳 leads the choir, sent a work and judges another call."""
    now, worker = timezone.now(), stage.standing(stage.zhao_min)
    club = choir(stage, at=now)
    asking = clubs.join(club, stage.ma_li, by=stage.standing(stage.ma_li), at=now)
    plan = clubs.Plan("周末排练", "", now + timedelta(days=3), now + timedelta(days=3, hours=1))
    back = clubs.plan(club, plan, by=stage.standing(stage.wang_fang), at=now)
    actions.give_back(back, "写上带什么", by=worker, at=now)
    post = ClubPost.objects.create(club=club, words="第一次演出", made_by=stage.wang_fang.pk, made_at=now)
    other = proposed(stage, by=stage.ma_li, name="书法社", at=now)
    open_call = calling(stage, at=now, most_works=2)
    work = sent(stage, open_call, stage.wang_fang, at=now)
    over = calling(stage, at=now, title="老照片", selects="both")
    chosen = campaigns.accept(sent(stage, over, stage.liu_yang, at=now), by=worker, at=now)
    juror = campaigns.name_juror(over, stage.wang_fang, by=worker, at=now)
    campaigns.stop(over, by=worker, at=now)
    campaigns.select(chosen, by=worker, at=now)
    return {
        "club_id": club.pk, "membership_id": asking.pk, "plan_to_mend": back.pk, "club_post_id": post.pk, "asked_club": other.pk,
        "campaign_id": open_call.pk, "submission_id": work.pk, "judged_campaign": over.pk, "judged_work": chosen.pk,
        "juror_id": juror.pk,
    }  # fmt: skip
