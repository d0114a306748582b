"""Taking a report back: freely before anybody has begun, afterwards as a wish to the handler; counted openly."""

from datetime import timedelta

import pytest

from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.matters import actions, queries
from mulin.matters.models import Matter
from mulin.matters.tests.cast import category, report
from mulin.notices.models import Notice
from tests.stage import NOON

from .test_desk import KEY, signed_in

HOUR = timedelta(hours=1)


def told(person) -> list[str]:
    return list(Notice.objects.filter(person_id=person.id).order_by("id").values_list("kind", flat=True))


@pytest.mark.row("C095")
def test_before_anybody_has_begun_wang_fang_takes_it_back_with_one_press(stage):
    matter = report(stage, category(stage))
    client = signed_in(stage.wang_fang)
    url = f"/matters/{matter.number}/"
    assert "撤回这一件" in client.get(url).content.decode()
    for _twice in range(2):  # pressed twice
        page = client.post(f"{url}withdraw/", {"once": KEY, "words": "灯自己好了"}, follow=True).content.decode()
    assert "已撤回，不会再有人为这一件上门" in page and "已经撤回，不再办理" in page
    matter.refresh_from_db()
    assert (matter.status, matter.due_at, matter.assignments.filter(until=None).count()) == ("withdrawn", None, 0)
    assert matter.events.filter(kind="withdrawn").count() == 1
    drain()
    assert told(stage.wu_jianguo) == ["matter.offered", "matter.withdrawn"]


def test_once_it_is_handled_it_is_a_wish_and_the_handler_lets_it_go(stage):
    matter = report(stage, category(stage))
    wang, wu = stage.standing(stage.wang_fang), stage.standing(stage.wu_jianguo)
    actions.accept(matter, by=wu, at=NOON + HOUR)
    with pytest.raises(Refused, match="可以请办理的人撤回"):
        actions.withdraw(matter, by=wang, at=NOON + HOUR)
    with pytest.raises(Refused, match="居民还没有在这里提出撤回"):
        actions.let_go(matter, words="他说不用了", by=wu, at=NOON + HOUR)
    client, unit = signed_in(stage.wang_fang), signed_in(stage.wu_jianguo)
    assert "按居民意思撤回" not in unit.get(f"/desk/matters/{matter.number}/").content.decode().split("现在不能办的")[0]
    sent = {"once": KEY, "words": "已经自己换了灯泡", "wish": "1"}
    page = client.post(f"/matters/{matter.number}/withdraw/", sent, follow=True).content.decode()
    assert "已转告办理的人" in page and "请求撤回" in page and "请办理的人撤回" not in page
    assert Matter.objects.get().status == "in_hand"

    assert "居民想撤回这一件" in unit.get(f"/desk/matters/{matter.number}/").content.decode()
    unit.post(f"/desk/matters/{matter.number}/let_go/", {"once": KEY, "words": "居民自己换好了"})
    assert Matter.objects.get().status == "withdrawn"
    drain()
    assert "matter.wished" in told(stage.wu_jianguo) and told(stage.wang_fang)[-1] == "matter.withdrawn"


def test_without_words_a_wish_says_what_to_write(stage):
    matter = report(stage, category(stage))
    actions.accept(matter, by=stage.standing(stage.wu_jianguo), at=NOON)
    answer = signed_in(stage.wang_fang).post(f"/matters/{matter.number}/withdraw/", {"once": KEY, "wish": "1", "words": ""})
    assert answer.status_code == 422 and "请写一句话" in answer.content.decode()


def test_what_neighbours_follow_or_were_merged_into_is_not_one_persons_to_take_back(stage):
    kind = category(stage)
    followed, joined, other = report(stage, kind), report(stage, kind), report(stage, kind, who=stage.liu_yang)
    actions.follow(followed, by=stage.standing(stage.liu_yang), at=NOON)
    actions.merge(other, into=joined, by=stage.standing(stage.zhao_min), at=NOON)
    wang = stage.standing(stage.wang_fang)
    for matter in (followed, joined):
        with pytest.raises(Refused, match="邻居"):
            actions.withdraw(matter, by=wang, at=NOON + HOUR)


def test_a_worker_who_heard_it_on_the_phone_does_it_and_the_reporter_may_object(stage):
    matter = report(stage, category(stage))
    actions.accept(matter, by=stage.standing(stage.wu_jianguo), at=NOON)
    actions.let_go(matter, words="电话里说不用了", by=stage.standing(stage.zhao_min), at=NOON + HOUR)
    matter = actions.reopen(matter, words="我没有说过不用", by=stage.standing(stage.wang_fang), at=NOON + 2 * HOUR)
    assert (matter.status, matter.unit) == ("in_hand", stage.property)


def test_withdrawn_ones_are_left_out_of_the_rates_and_counted_openly(stage):
    kind = category(stage)
    actions.withdraw(report(stage, kind), by=stage.standing(stage.wang_fang), at=NOON + HOUR)
    report(stage, kind)
    found = queries.figures(stage.community.id, queries.Period(), at=NOON + HOUR)
    assert {name: found[name].number for name in ("all", "open", "closed", "withdrawn", "to_accept")} == {
        "all": 2, "open": 1, "closed": 0, "withdrawn": 1, "to_accept": 1,
    }  # fmt: skip
    assert all("withdrawn" in [one.name for one in rate.left_out] for rate in queries.rates(found))
