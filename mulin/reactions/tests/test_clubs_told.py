from datetime import timedelta

import pytest
from django.utils import timezone

from mulin.activities import actions
from mulin.activities.actions import campaigns, clubs
from mulin.activities.models import Feed, Heart, Submission
from mulin.activities.queries import clubs as queries
from mulin.activities.tests.club_cast import calling, choir, joined, proposed, sent
from mulin.kernel.facts.relay import drain
from mulin.notices.models import Notice
from mulin.people import actions as people
from mulin.people.models import Account, Person
from mulin.people.queries import held_about


def told(prefix: str) -> list[tuple[str, str]]:
    """(kind, who), since the last look."""
    drain()
    rows = Notice.objects.filter(kind__startswith=prefix)
    names = dict(Person.objects.values_list("pk", "name"))
    found = sorted((kind, names[person]) for kind, person in rows.values_list("kind", "person_id"))
    rows.delete()
    return found


@pytest.mark.row("C140")
def test_whoever_waits_for_an_answer_of_a_club_hears_of_it(stage):
    now, worker, leader = timezone.now(), stage.standing(stage.zhao_min), stage.standing(stage.wang_fang)
    club = proposed(stage, at=now)
    assert told("clubs.") == [("clubs.proposed", name) for name in ("周明", "孙丽", "赵敏")]
    clubs.agree(club, by=worker, at=now)
    liu, ma = (clubs.join(club, one, by=stage.standing(one), at=now) for one in (stage.liu_yang, stage.ma_li))
    assert told("clubs.") == [("clubs.agreed", "王芳"), ("clubs.join_asked", "王芳"), ("clubs.join_asked", "王芳")]
    clubs.take_in(liu, by=leader, at=now)
    clubs.turn_away(ma, "满了，下月再来", by=leader, at=now)
    assert told("clubs.") == [("clubs.joined", "刘洋"), ("clubs.turned_away", "马丽")]
    begins = now + timedelta(days=3)
    plan = clubs.plan(club, clubs.Plan("排练", "", begins, begins + timedelta(hours=1)), by=leader, at=now)
    actions.give_back(plan, "写上地点", by=worker, at=now)
    drain()
    assert Notice.objects.get(kind="activities.given_back").url == f"/activities/clubs/plans/{plan.pk}/"
    plan = clubs.plan_again(plan, clubs.Plan("排练", "", begins, begins + timedelta(hours=1)), by=leader, at=now)
    actions.publish(plan, by=worker, at=now)
    clubs.hand_over(liu, by=leader, at=now)
    assert told("clubs.") == [("clubs.activity", "刘洋"), ("clubs.handed_over", "刘洋")]
    clubs.close(club, "场地没了", by=stage.standing(stage.liu_yang), at=now)
    assert told("clubs.") == [("clubs.closed", "刘洋"), ("clubs.closed", "王芳")]


@pytest.mark.row("C141")
def test_authors_and_jurors_of_a_call_hear_of_it(stage):
    now, worker = timezone.now(), stage.standing(stage.zhao_min)
    call = calling(stage, at=now)
    works = [sent(stage, call, one, at=now) for one in (stage.wang_fang, stage.liu_yang, stage.ma_li)]
    campaigns.give_back(works[0], "写上是谁说的", by=worker, at=now)
    campaigns.name_juror(call, stage.li_xiuying, by=worker, at=now)
    assert told("campaigns.") == [("campaigns.given_back", "王芳"), ("campaigns.juror", "李秀英")]
    campaigns.send_again(works[0], campaigns.Work(words="祖父说的"), by=stage.standing(stage.wang_fang), at=now)
    for one in works:
        campaigns.accept(one, by=worker, at=now)
    campaigns.stop(call, by=worker, at=now)
    kinds = told("campaigns.")
    assert ("campaigns.judge", "李秀英") in kinds and ("campaigns.stopped", "赵敏") in kinds
    campaigns.select(works[0], "一等奖", by=worker, at=now)
    campaigns.select(works[1], by=worker, at=now)
    campaigns.announce(call, by=worker, at=now)
    assert told("campaigns.") == [("campaigns.announced", "马丽"), ("campaigns.prize", "王芳"), ("campaigns.selected", "刘洋")]


@pytest.mark.row("C140", "C141")
def test_a_copy_has_it_all_and_with_the_account_it_goes(stage):
    now, worker, me = timezone.now(), stage.standing(stage.zhao_min), stage.standing(stage.wang_fang)
    club = choir(stage, at=now)
    joined(stage, club, stage.liu_yang, at=now)
    over, call = calling(stage, at=now, title="老照片"), calling(stage, at=now)
    shown, open_, other = sent(stage, over, stage.wang_fang, at=now), sent(stage, call, stage.wang_fang, at=now), None
    other = sent(stage, call, stage.ma_li, at=now)
    for one in (shown, open_, other):
        campaigns.accept(one, by=worker, at=now)
    campaigns.stop(over, by=worker, at=now)
    campaigns.stop(call, by=worker, at=now)
    campaigns.select(shown, by=worker, at=now)
    campaigns.announce(over, by=worker, at=now)
    campaigns.give_heart(other, by=me, at=now)
    actions.make_feed(stage.wang_fang, by=me, at=now)
    account = Account.objects.get(person=stage.wang_fang)
    copy = held_about(account)["activities"]
    assert [row["club"] for row in copy["clubs"]] == ["春和合唱团"]
    assert [row["campaign"] for row in copy["works"]] == ["老照片", "家风家训征集"] and len(copy["hearts"]) == 1
    people.delete_account(account, at=now)
    drain()
    assert queries.member_ids(club.pk) == [stage.liu_yang.pk] and list(queries.waiting_for(worker)) == [club]
    states = dict(Submission.objects.filter(person=stage.wang_fang).values_list("pk", "status"))
    assert states == {shown.pk: "selected", open_.pk: "withdrawn"}
    assert Submission.objects.get(pk=shown.pk).credit == "nobody"  # it hangs on the wall, without a name
    assert Feed.objects.count() == Heart.objects.count() == 0
