"""How often the pages of what is decided ask the database: of topics, ballots, pacts, surveys and elections those that show most."""

from decimal import Decimal

import pytest
from django.utils import timezone

from mulin.ballots.tests.pages_cast import props as ballot_props
from mulin.deliberation import actions
from mulin.deliberation.models import Meeting, Topic
from mulin.deliberation.tests.cast_topics import Hall
from mulin.deliberation.tests.cast_topics import props as topic_props
from mulin.elections.tests.cast import props as election_props
from mulin.pacts.tests.cast import props as pact_props
from mulin.surveys.tests.cast import props as survey_props
from tests.asking import MOST_QUERIES, count_queries
from tests.test_weights import DESK, RESIDENT

PAGES = {
    "/topics/{topic_number}/": RESIDENT, "/topics/{topic_number}/talk/": RESIDENT, "/topics/meetings/{talk_meeting_id}/": RESIDENT,
    "/desk/topics/{topic_number}/": DESK, "/desk/meetings/{talk_meeting_id}/": DESK, "/desk/councils/{talk_council_id}/": DESK,
    "/ballots/{ballot}/": RESIDENT, "/ballots/{counted_ballot}/result/": RESIDENT, "/ballots/{sheet_ballot}/sheet/": RESIDENT,
    "/desk/ballots/{ballot}/": DESK, "/pacts/{pact_id}/": RESIDENT, "/desk/pacts/{pact_id}/": DESK, "/surveys/{survey_id}/": RESIDENT,
    "/desk/surveys/{survey_id}/": DESK, "/elections/{election}/": RESIDENT, "/desk/elections/{election}/": DESK,
}  # fmt: skip


@pytest.mark.row("C083", "C085", "C089", "C106")
def test_pages_of_what_is_decided_ask_little_however_much_hangs_on_them(stage, record_property):
    things: dict[str, object] = {}
    for props in (topic_props, ballot_props, pact_props, survey_props, election_props):
        things |= props(stage)
    count_queries(stage, PAGES, things)  # the first time Django asks the database whether it knows JSON
    one = count_queries(stage, PAGES, things)
    more_of_a_topic(stage, things)
    many = count_queries(stage, PAGES, things)
    record_property("queries", many)
    assert {page: (one[page], many[page]) for page in PAGES if one[page] < many[page]} == {}
    assert {page: count for page, count in many.items() if count > MOST_QUERIES} == {}


def more_of_a_topic(stage, things: dict[str, object]) -> None:
    """Its decision is carried out: rounds, figures, pictures and tasks come; and its session gives more tasks."""
    topic, meeting = Topic.objects.get(number=things["topic_number"]), Meeting.objects.get(pk=things["talk_meeting_id"])
    worker = {"by": stage.standing(stage.zhao_min), "at": timezone.now()}
    for objection in topic.objections.all():
        actions.answer_objection(objection, "只在白天施工", **worker)
    hall = Hall(stage, timezone.now())
    topic = actions.agree(topic, topic.options.first(), "装储物柜", **worker)
    for turn in range(5):
        actions.set_figure(topic, f"数 {turn}", before=Decimal(turn), after=None, source="社区", **worker)
        actions.add_picture(topic, "after", f"{turn + 1:032}", **worker)
        gains = [("储物格", "个", turn + 1)]
        actions.hold_round(topic, party="厂家", held_on=hall.at.date(), asked="便宜些", gains=gains, **worker)
        given = actions.Given(f"任务 {turn}", hall.at.date(), stage.li_xiuying)
        actions.give(topic, [given], **worker)
        actions.give_from_minutes(meeting, [given], **worker)
