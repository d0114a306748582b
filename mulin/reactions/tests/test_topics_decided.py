"""A topic waits for its ballot, and a matter hears that a topic came of it: driven by what people do, not by the facts alone."""

from datetime import timedelta

import pytest

from mulin.ballots import actions as ballots
from mulin.ballots.models import Ballot, Elector
from mulin.deliberation import actions
from mulin.deliberation.models import Topic
from mulin.deliberation.tests.cast_topics import Hall
from mulin.kernel.facts.relay import drain
from mulin.matters.models import Event
from mulin.notices import queries as notices
from mulin.transparency.models import Pending
from tests.stage import NOON
from tests.walking import furnish, signed_in

DAY = timedelta(days=1)


def put_to_a_ballot(stage, hall: Hall) -> Ballot:
    topic = hall.at_decision()
    plan = {"rule_key": "single-plurality", "head": "household", "opens_at": hall.at + DAY, "closes_at": hall.at + 5 * DAY}
    ballot = actions.put_to_ballot(topic, **plan, **hall.by(stage.zhao_min))
    if ballot.state == "draft":
        ballot = ballots.announce(ballot, by=stage.standing(stage.zhao_min), at=hall.at)
    return ballot


@pytest.mark.row("C083", "C084")
def test_two_households_vote_and_the_topic_goes_on_with_what_they_chose(stage):
    for person in (stage.wang_fang, stage.liu_yang, stage.li_xiuying):
        person.born_on = NOON.date().replace(year=1980)
        person.save(update_fields=["born_on"])
    hall = Hall(stage, NOON - 9 * DAY)
    ballot = put_to_a_ballot(stage, hall)
    opens = max(hall.at + DAY, ballot.notice_until or hall.at)
    ballots.open_(ballot, by=stage.standing(stage.zhou_ming), at=opens)
    for person in (stage.wang_fang, stage.liu_yang):
        elector = Elector.objects.get(ballot=ballot, persons__person=person)
        ballots.cast(Ballot.objects.get(pk=ballot.pk), elector, 1, by=stage.standing(person), at=opens + timedelta(hours=1))
    over = hall.at + 5 * DAY
    ballots.close(Ballot.objects.get(pk=ballot.pk), by=None, at=over)
    ballots.count(Ballot.objects.get(pk=ballot.pk), by=stage.standing(stage.zhou_ming), at=over)
    drain()
    drain()  # what follows from the decision
    topic = Topic.objects.get(ballot=ballot)
    assert (topic.stage, topic.way, topic.outcome) == ("follow", "ballot", "清走并装储物柜")
    assert "deliberation.decided" in {row.kind for row in Pending.objects.all()}
    told = [(notices.said(row).title, row.url) for row in notices.inbox(stage.standing(stage.wang_fang))]
    assert any(topic.number in url for _title, url in told), told


def test_a_cancelled_ballot_leaves_the_decision_open(stage):
    hall = Hall(stage, NOON - 9 * DAY)
    ballot = put_to_a_ballot(stage, hall)
    ballots.cancel(Ballot.objects.get(pk=ballot.pk), "题目写错了", by=stage.standing(stage.zhou_ming), at=hall.at)
    drain()
    topic = Topic.objects.get()
    assert (topic.stage, topic.ballot_id) == ("decision", None)


@pytest.mark.row("C083")
def test_a_matter_becomes_a_topic_from_its_desk_page_and_its_story_says_so(stage):
    matter = furnish(stage).matter
    worker = signed_in(stage.zhao_min)
    page = worker.get(f"/desk/matters/{matter.number}/").content.decode()
    assert f"/desk/topics/new/?matter={matter.number}" in page
    form = worker.get(f"/desk/topics/new/?matter={matter.number}").content.decode()
    assert matter.title in form
    sent = {
        "place": stage.building_3.pk, "title": "楼道照明怎么改", "words": "灯常坏，要不要换成感应灯。", "matter": matter.number,
        "once": "a-key-of-more-than-sixteen",
    }  # fmt: skip
    assert worker.post(f"/desk/topics/new/?matter={matter.number}", sent).status_code == 302
    drain()
    topic = Topic.objects.get(title="楼道照明怎么改")
    assert topic.matter == matter.number
    notes = Event.objects.filter(matter=matter, kind="noted").values_list("words", flat=True)
    assert f"转为议题 {topic.number}：楼道照明怎么改" in notes
    assert topic.number in worker.get(f"/desk/matters/{matter.number}/").content.decode()
