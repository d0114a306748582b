"""What must never happen, tried with plain SQL; and races for the last proxy."""

from threading import Barrier, Thread

import pytest
from django.db import Error, IntegrityError, connection, transaction

from mulin.elections import actions, queries
from mulin.elections.models import Candidate, Complaint, Election, Entry, Member, Proxy, Round, Second
from mulin.kernel.access import Refused
from tests.stage import build

from .cast import drained, house, neighbour

BY_HAND = [
    "INSERT INTO elections_member (election_id, person_id, role, since) SELECT election_id, person_id, 'member', made_at"
    " FROM elections_candidate WHERE status = 'confirmed'",
    "UPDATE elections_candidate SET plan = 'Free lunch'",
    "UPDATE elections_election SET seats = 2",
    "UPDATE elections_election SET fingerprint = 'f'",
    "UPDATE elections_election SET status = 'failed'",
    "UPDATE elections_entry SET won = NOT won",
    "UPDATE elections_round SET outcome = 'tied'",
    "DELETE FROM elections_entry",
]


@pytest.mark.django_db
def test_what_was_put_up_and_counted_stays_whoever_writes(stage):
    there = house(stage).confirmed(stage.wang_fang).opened().vote(wang_fang=[stage.wang_fang]).counted()
    assert there.now.status == "decided"
    for statement in BY_HAND:
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert Election.objects.get().fingerprint and Entry.objects.get().won


@pytest.mark.django_db
def test_who_leads_does_not_stand_whoever_writes(stage):
    there = house(stage).nominating()
    made = there.propose(stage.wang_fang, stage.li_xiuying)
    Member.objects.create(election=there.now, person=stage.wang_fang, since=there.at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Candidate.objects.filter(pk=made.pk).update(status="consented", consented_at=there.at)


@pytest.mark.django_db
def test_proxies_are_in_writing_for_somebody_else_and_not_too_many(stage):
    fourth = neighbour(stage, "陈桂兰", "2")
    there = house(stage, kind="residents").confirmed(stage.wang_fang, stage.liu_yang).opened()
    worker, li = there.worker, stage.li_xiuying
    with pytest.raises(Refused, match="不能委托自己"):
        actions.register_proxy(there.now, li, li, "W-1", by=worker, at=there.at)
    with pytest.raises(Refused, match="书面委托书"):
        actions.register_proxy(there.now, stage.ma_li, li, " ", by=worker, at=there.at)
    with pytest.raises(Refused, match="候选人不能代"):
        actions.register_proxy(there.now, stage.ma_li, stage.wang_fang, "W-1", by=worker, at=there.at)
    made = actions.register_proxy(there.now, stage.ma_li, li, "W-1", by=worker, at=there.at)
    with pytest.raises(Refused, match="最多代 1 人投票，这位已经代了 1 人"):
        actions.register_proxy(there.now, fourth, li, "W-2", by=worker, at=there.at)
    actions.revoke_proxy(made, by=worker, at=there.at)
    assert actions.register_proxy(there.now, fourth, li, "W-2", by=worker, at=there.at).seen_by == stage.zhao_min
    with pytest.raises(IntegrityError), transaction.atomic():
        Proxy.objects.create(round=there.round, elector=made.elector, voter=li, person=li, paper="W-3", seen_by=li, at=there.at)


@pytest.mark.django_db
def test_the_urn_goes_home_with_two_who_do_not_stand(stage):
    there = house(stage).confirmed(stage.wang_fang).opened()
    with pytest.raises(Refused, match="两个人一起去"):
        actions.register_visit(there.now, stage.liu_yang, stage.zhao_min, stage.zhao_min, by=there.worker, at=there.at)
    with pytest.raises(Refused, match="候选人不能带票箱"):
        actions.register_visit(there.now, stage.liu_yang, stage.zhao_min, stage.wang_fang, by=there.worker, at=there.at)
    made = actions.register_visit(there.now, stage.liu_yang, stage.zhao_min, stage.he_jing, by=there.worker, at=there.at)
    assert (made.first, made.second) == (stage.zhao_min, stage.he_jing)


@pytest.mark.django_db
def test_the_copy_has_all_and_forgetting_keeps_what_was_counted(stage):
    there = house(stage).nominating()
    made = there.propose(stage.wang_fang, stage.li_xiuying)
    actions.complain(there.now, "名单太高", by=there.me(stage.li_xiuying), at=there.at)
    copy = queries.held_about(stage.li_xiuying.pk)
    assert (copy["proposed"], [one["words"] for one in copy["complaints"]]) == (["3 号楼楼长选举"], ["名单太高"])
    actions.forget_person(stage.li_xiuying.pk)
    assert (Second.objects.get().person, Complaint.objects.get().person) == (None, None)
    assert Candidate.objects.get(pk=made.pk).by is None


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_counters_at_once_do_not_give_one_person_a_proxy_too_many():
    stage = build()
    fourth = neighbour(stage, "陈桂兰", "2")
    there = house(stage, kind="residents").confirmed(stage.wang_fang, stage.liu_yang).opened()
    election, both, answers = there.now, Barrier(2), []

    def counter(voter, worker):
        both.wait()
        try:
            answers.append(actions.register_proxy(election, voter, stage.li_xiuying, "W", by=worker, at=there.at).voter_id)
        except Refused as refused:
            answers.append(str(refused)[:9])
        finally:
            connection.close()

    workers = [Thread(target=counter, args=one) for one in ((stage.ma_li, there.worker), (fourth, there.secretary))]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert "一个人最多代 1" in "".join(str(one) for one in answers)
    assert Proxy.objects.filter(revoked_at=None).count() == 1
    drained()
    assert Round.objects.count() == 1
