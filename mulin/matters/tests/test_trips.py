"""最多跑一次: nobody fills in how often somebody came; the counter counts it."""

from datetime import timedelta

import pytest
from django.http import QueryDict

from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.matters import actions, queries
from mulin.matters.tests.cast import category, report
from tests.stage import NOON
from tests.walking import signed_in

HOUR = timedelta(hours=1)
pytestmark = pytest.mark.row("C097")


def over(stage, matter, at):
    wu, wang = stage.standing(stage.wu_jianguo), stage.standing(stage.zhao_min)
    actions.accept(matter, by=wu, at=at)
    actions.answer(matter, words="修好了", by=wu, at=at + HOUR)
    return actions.close(matter, words="打过电话，说好了", verdict="good", by=wang, at=at + 100 * HOUR)


@pytest.fixture
def three(stage):
    """One by phone, one at the counter, one for which she had to come twice; all over."""
    kind = category(stage)
    by_web = report(stage, kind)
    once = report(stage, kind, who=stage.zhao_min, channel="counter", contact_name="王阿姨", contact_phone="13800138000")
    twice = report(stage, kind, who=stage.zhao_min, channel="counter", contact_name="李阿姨", contact_phone="13900139000")
    twice = actions.came_again(twice, words="补带了房产证", by=stage.standing(stage.zhao_min), at=NOON + HOUR)
    return [over(stage, matter, NOON + 2 * HOUR) for matter in (by_web, once, twice)]


def test_an_intake_at_the_counter_is_the_first_trip_and_each_visit_one_more(three):
    assert [matter.trips for matter in three] == [0, 1, 2]
    line = three[2].events.get(kind="came")
    assert (line.words, line.data["trips"], line.actor.name) == ("补带了房产证", 2, "赵敏")
    assert Fact.objects.get(kind="matters.trip_counted").data == {"matter_id": three[2].id, "trips": 2}
    assert actions.recompute(three[2]) == actions.clocking.kept(three[2])


def test_the_share_with_at_most_one_trip_opens_its_rows(stage, three):
    found = queries.figures(stage.community.id, queries.Period(), at=NOON + 200 * HOUR)
    rate = next(rate for rate in queries.rates(found) if rate.name == "trips")
    assert (rate.part.number, rate.whole.number, rate.percent) == (2, 3, 66.7)
    rows = queries.visible_to(stage.standing(stage.zhao_min))
    assert set(queries.Filter.read(QueryDict(rate.part.query)).apply(rows, at=NOON)) == set(three[:2])


@pytest.mark.parametrize("who", ["wang_fang", "li_xiuying", "wu_jianguo", "chen_hao", "sun_li"])
def test_visits_are_counted_at_the_counter_and_nowhere_else(stage, who):
    matter = report(stage, category(stage))
    with pytest.raises(Refused, match="窗口"):
        actions.came_again(matter, by=stage.standing(getattr(stage, who)), at=NOON)


def test_a_matter_that_is_over_counts_no_more_trips(stage, three):
    with pytest.raises(Refused, match="已经办结"):
        actions.came_again(three[0], by=stage.standing(stage.zhao_min), at=NOON + 200 * HOUR)


def test_one_tap_at_the_desk_counts_once(stage):
    matter = report(stage, category(stage))
    zhao = signed_in(stage.zhao_min)
    url = f"/desk/matters/{matter.number}/"
    assert "又来了一次" in zhao.get(url).content.decode()
    for _again in range(2):
        assert zhao.post(f"{url}came_again/", {"words": "", "once": "the-same-tap-of-hers"}).status_code == 302
    matter.refresh_from_db()
    assert matter.trips == 1
    page = zhao.get(url).content.decode()
    assert "来窗口" in page and "又来了一次窗口" in page
