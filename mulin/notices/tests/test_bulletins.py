"""Writing, checking, publishing; whom a rule means, why, and who opted out."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from mulin.kernel.access import Refused
from mulin.notices import actions, queries
from mulin.notices.actions import Draft
from mulin.notices.models import Bulletin, Consent, Delivery, Interest, Notice, OptOut, Preference
from mulin.notices.rules.audience import Rule, read
from mulin.people.models import Account, Household, Person, Residence

NOON = datetime(2026, 11, 19, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = NOON.date()


def who(stage, rule: Rule, topic="service", place=None) -> set[str]:
    scope = place or stage.community
    people = queries.recipients(rule, scope=scope.path, community_id=stage.community.id, topic=topic, on=TODAY)
    return set(people.values_list("name", flat=True))


def born(person, year, month=6, day=1) -> None:
    Person.objects.filter(pk=person.pk).update(born_on=date(year, month, day))


def draft(stage, **more) -> Draft:
    return Draft(**{"place": stage.building_3, "topic": "works", "title": "明早停水", "words": "明早 8 点到 10 点停水。"} | more)


def published(stage, **more) -> Bulletin:
    row = actions.write(draft(stage, **more), by=stage.standing(stage.zhao_min), at=NOON)
    actions.submit(row, by=stage.standing(stage.zhao_min), at=NOON)
    return actions.publish(row, by=stage.standing(stage.zhou_ming), at=NOON, send_at=more.get("send_at"))


def test_everybody_of_a_place(stage):
    assert who(stage, Rule(), place=stage.building_3) == {"王芳", "李秀英", "刘洋"}
    assert who(stage, Rule(places=(stage.other_building.id,))) == {"马丽"}
    assert "赵敏" in who(stage, Rule()), "a whole community means also those whose home is not known"


@pytest.mark.row("C142")
def test_ages_end_on_the_birthday(stage):
    born(stage.wang_fang, 1966, 11, 19)  # 60 today
    born(stage.liu_yang, 1966, 11, 20)  # 60 tomorrow
    born(stage.li_xiuying, 1940)
    assert who(stage, Rule(age_from=60), place=stage.building_3) == {"王芳", "李秀英"}
    assert who(stage, Rule(age_to=59), place=stage.building_3) == {"刘洋"}
    assert who(stage, Rule(age_from=60, age_to=60), place=stage.building_3) == {"王芳"}


def test_children_are_never_written_to(stage):
    born(stage.liu_yang, 2015)
    assert who(stage, Rule(), place=stage.building_3) == {"王芳", "李秀英"}


def test_posts_languages_and_interests(stage):
    assert who(stage, Rule(posts=("grid_worker", "building_head"))) == {"张伟", "李秀英"}
    Person.objects.filter(pk=stage.ma_li.pk).update(nationality="FRA", language="en")
    assert who(stage, Rule(people="foreign")) == {"马丽"} == who(stage, Rule(languages=("en",)))
    Interest.objects.create(person_id=stage.wang_fang.id, name="ink")
    assert who(stage, Rule(interests=("ink", "song"))) == {"王芳"}


def test_who_lives_alone_is_used_only_with_consent(stage):
    alone = Rule(household="alone")
    assert who(stage, alone) == set()
    for person in (stage.wang_fang, stage.liu_yang, stage.ma_li):
        Consent.objects.create(person_id=person.id, purpose="household", given_at=NOON)
    assert who(stage, alone) == {"王芳", "马丽"}, "刘洋 shares 302"
    Consent.objects.filter(person_id=stage.ma_li.id).update(withdrawn_at=NOON)
    assert who(stage, alone) == {"王芳"}
    child = Person.objects.create(community=stage.community, name="小刘", born_on=date(2020, 1, 1), added_at=NOON)
    home = Household.objects.get(room=stage.room_302)
    Residence.objects.create(person=child, household=home, room=stage.room_302, kind="owner")
    assert who(stage, Rule(household="with_child")) == {"刘洋"}


@pytest.mark.row("C142")
def test_opting_out(stage):
    OptOut.objects.create(person_id=stage.wang_fang.id, topic="activity")
    here = stage.building_3
    assert who(stage, Rule(), "activity", here) == {"李秀英", "刘洋"}
    assert "王芳" in who(stage, Rule(), "service", here)
    OptOut.objects.create(person_id=stage.wang_fang.id, topic="safety")
    assert "王芳" in who(stage, Rule(), "safety", here), "what one has to know cannot be switched off"


@pytest.mark.row("C142")
def test_whoever_wants_nothing_personal_is_in_no_picked_audience(stage):
    Person.objects.update(born_on=date(1950, 1, 1))
    Preference.objects.create(person_id=stage.wang_fang.id, is_personalised=False, changed_at=NOON)
    assert who(stage, Rule(age_from=60), place=stage.building_3) == {"李秀英", "刘洋"}
    assert "王芳" in who(stage, Rule(), place=stage.building_3)


def test_a_part_of_a_rule_that_is_not_known_is_refused_not_dropped():
    assert read({"age_from": 60}) == Rule(age_from=60)
    with pytest.raises(ValueError):
        read({"age_from": 60, "income": "low"})
    with pytest.raises(ValueError):
        read({"household": "poor"})


@pytest.mark.row("C142")
def test_each_recipient_reads_why(stage):
    bulletin = published(stage, place=stage.estate, rule={"age_from": 60, "places": [stage.building_3.id, stage.building_5.id]})
    assert queries.why(bulletin, stage.wang_fang) == "您住在春和苑 3 号楼，60 岁以上，所以收到这条通知。"
    with override("en"):
        assert queries.why(bulletin, stage.wang_fang) == "You get this because you live in 春和苑 3 号楼, are 60 or older."


def test_from_a_draft_into_the_inboxes(stage):
    row = actions.write(draft(stage), by=stage.standing(stage.zhang_wei), at=NOON)
    with pytest.raises(Refused):
        actions.publish(row, by=stage.standing(stage.zhou_ming), at=NOON)  # not handed in yet
    actions.submit(row, by=stage.standing(stage.zhang_wei), at=NOON)
    assert set(Notice.objects.filter(kind="bulletin.check").values_list("person_id", flat=True)) == {
        stage.zhao_min.id, stage.he_jing.id, stage.zhou_ming.id,
    }  # fmt: skip
    with pytest.raises(Refused):
        actions.change(row, draft(stage, title="改了"), by=stage.standing(stage.zhang_wei), at=NOON)
    actions.give_back(row, "请写明是哪几层", by=stage.standing(stage.zhao_min), at=NOON)
    actions.change(row, draft(stage, words="1 到 6 层停水。"), by=stage.standing(stage.zhang_wei), at=NOON)
    actions.submit(row, by=stage.standing(stage.zhang_wei), at=NOON)
    actions.publish(row, by=stage.standing(stage.zhao_min), at=NOON)
    assert actions.release(NOON) == 3 and actions.release(NOON) == 0
    told = {notice.person_id: queries.said(notice) for notice in Notice.objects.filter(kind="bulletin")}
    assert set(told) == {stage.wang_fang.id, stage.li_xiuying.id, stage.liu_yang.id}
    assert (told[stage.wang_fang.id].title, told[stage.wang_fang.id].text) == ("明早停水", "1 到 6 层停水。")
    assert told[stage.wang_fang.id].url == f"/notices/{row.pk}/"


def test_nobody_checks_their_own_words(stage):
    row = actions.write(draft(stage), by=stage.standing(stage.zhao_min), at=NOON)
    actions.submit(row, by=stage.standing(stage.zhao_min), at=NOON)
    with pytest.raises(Refused, match="另一位"):
        actions.publish(row, by=stage.standing(stage.zhao_min), at=NOON)
    with pytest.raises(Refused):
        actions.publish(row, by=stage.standing(stage.zhang_wei), at=NOON)  # a grid worker does not publish
    with pytest.raises(IntegrityError), transaction.atomic():
        Bulletin.objects.filter(pk=row.pk).update(checked_by=row.by_id)


def test_a_grid_worker_writes_for_the_own_grid_only(stage):
    with pytest.raises(Refused):
        actions.write(draft(stage, place=stage.other_building), by=stage.standing(stage.zhang_wei), at=NOON)
    with pytest.raises(Refused):
        actions.write(draft(stage), by=stage.standing(stage.wang_fang), at=NOON)


def test_queueing_twice_adds_only_who_is_missing(stage):
    row = published(stage)
    actions.release(NOON)
    Notice.objects.filter(person_id=stage.wang_fang.id, kind="bulletin").delete()
    Bulletin.objects.filter(pk=row.pk).update(queued_at=None)  # as after a crash between two of them
    assert actions.release(NOON) == 1
    assert Notice.objects.filter(kind="bulletin").count() == 3


def test_it_waits_for_its_hour_and_can_be_withdrawn_before(stage):
    evening = NOON + timedelta(hours=6)
    row = published(stage)
    later = published(stage, title="明晚停电")
    Bulletin.objects.filter(pk=later.pk).update(send_at=evening)
    actions.release(NOON)
    assert list(queries.public(NOON)) == [row] and Notice.objects.filter(bulletin_id=later.pk).count() == 0
    actions.withdraw(later, "供电所改期了", by=stage.standing(stage.zhou_ming), at=NOON)
    assert actions.release(evening) == 0
    assert [(one.title, one.status) for one in queries.public(evening)] == [("明晚停电", "withdrawn"), ("明早停水", "published")]


def test_withdrawing_stops_what_is_on_its_way(stage, monkeypatch):
    account = Account.objects.get(person=stage.wang_fang)
    account.email = "wang@example.org"
    account.save()
    monkeypatch.setattr("mulin.notices.channels.mail.missing", list)
    row = published(stage)
    actions.release(NOON)
    actions.choose_channels(NOON)
    assert Delivery.objects.get().state == "owed"
    actions.withdraw(row, "弄错了日子", by=stage.standing(stage.zhou_ming), at=NOON)
    assert Delivery.objects.get().state == "needless"
    with pytest.raises(Refused):
        actions.withdraw(row, "再撤一次", by=stage.standing(stage.zhou_ming), at=NOON)
    at_once = published(stage, title="明晚停电")
    actions.release(NOON)
    actions.withdraw(at_once, "弄错了日子", by=stage.standing(stage.zhou_ming), at=NOON)
    actions.choose_channels(NOON)
    assert not Delivery.objects.filter(bulletin_id=at_once.pk).exists()


def test_a_groups_robot_gets_it_once(stage, settings):
    settings.NOTICES = settings.NOTICES | {"ROBOTS": "grid6=wecom:KEY"}
    row = published(stage, robots=("grid6", "unknown"))
    actions.release(NOON)
    assert list(Delivery.objects.values_list("bulletin_id", "channel", "reader", "notice")) == [(row.pk, "wecom", "grid6", None)]


def test_figures_open_their_rows(stage):
    row = published(stage)
    actions.release(NOON)
    Notice.objects.filter(person_id=stage.wang_fang.id, kind="bulletin").update(read_at=NOON)
    assert queries.figures(row) == {"inbox": 3, "read": 1}
