"""How often the pages about a child ask the database, wherever its application has come to."""

from datetime import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mulin.childcare import actions
from mulin.childcare.models import Application
from mulin.kernel.ui.kept import forget
from mulin.people.models import Person
from tests.stage import Stage
from tests.walking import signed_in

from .cast import NURSERY, House, house, photo

MOST_QUERIES = 12


@pytest.fixture
def there(stage: Stage) -> House:
    """Three places; 赵敏 and 李秀英 look after it, and after the class into which children move up."""
    found = house(
        stage, at=timezone.now(), places=3, needs=["birth"], weekdays=[1, 2, 3, 4, 5, 6, 7], begins=time(0), ends=time(23, 59)
    )
    terms = {name: getattr(found.group, name) for name in ("area", "ages_on", "since", "until")}
    worker = stage.standing(stage.zhao_min)
    actions.name_keeper(found.group, stage.zhao_min, by=worker, at=found.at)
    for name in ("中班", "大班"):
        values = NURSERY | terms | {"name": name, "from_age": 20, "to_age": 60}
        older = actions.make_group(stage.building_3, by=worker, at=found.at, **values)
        for carer in (stage.li_xiuying, stage.zhao_min):
            actions.name_keeper(older, carer, by=worker, at=found.at)
    return found


def applications(stage: Stage, there: House) -> dict[str, Application]:
    """One in each state, all of 王芳's children; 马丽 is a guardian of the one in care as well."""
    worker, mother = stage.standing(stage.zhao_min), stage.standing(stage.wang_fang)
    held, sent = there.hold(stage.wang_fang), there.apply(stage.wang_fang, "苗苗", 20)
    asked = actions.ask(there.apply(stage.wang_fang, "豆豆", 22), "请补出生证明", by=worker, at=there.at)
    offered = there.check(there.apply(stage.wang_fang, "果果", 30))
    there.check(there.apply(stage.liu_yang, "小宇"))
    waits = there.check(there.apply(stage.wang_fang, "安安", 19))
    actions.add_paper(held, "birth", photo(), by=mother, at=there.at)
    actions.add_pickup(held, "张桂英", "外婆", by=mother, at=there.at)
    actions.name_guardian(held, stage.ma_li, "grand", heard=True, by=worker, at=there.at)
    actions.tick(held, timezone.localdate(there.at), came_at=there.at, by=worker, at=there.at)
    return {"held": held, "sent": sent, "asked": asked, "offered": offered, "waiting": waits}


def asking(who: Person, page: str) -> tuple[int, str]:
    """How often it asks, and what it says."""
    assert connection.features.supports_json_field  # Django asks SQLite once whether it knows JSON
    client = signed_in(who)
    client.get("/help/")  # what a session begins with is not this page's
    forget()
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(page)
    assert answer.status_code == 200, page
    return len(asked), answer.content.decode()


def test_pages_of_a_child_ask_at_most_a_dozen_times_and_say_all_that_hangs_on_it(stage, there, record_property):
    rows = applications(stage, there)
    assert {name: row.status for name, row in rows.items()} == {name: name for name in rows}
    desk = ["/desk/childcare/", f"/desk/childcare/{there.group.pk}/"]
    desk += [f"/desk/childcare/applications/{row.pk}/" for row in rows.values()]
    own = [f"/childcare/applications/{row.pk}/" for row in rows.values()]
    walks = [(who, page) for who in (stage.zhao_min, stage.li_xiuying) for page in desk]
    walks += [(stage.wang_fang, page) for page in own] + [(stage.ma_li, own[0])]
    found = {(str(who), page): asking(who, page) for who, page in walks}
    counted = {key: number for key, (number, _said) in found.items()}
    record_property("queries", list(counted.values()))
    assert {key: number for key, number in counted.items() if number > MOST_QUERIES} == {}
    of_carer, of_guardian = (found[key][1] for key in (("赵敏", desk[2]), ("马丽", own[0])))
    assert all(words in page for page in (of_carer, of_guardian) for words in ("王芳", "马丽", "张桂英", "出生证明"))
    assert all(words in of_carer for words in ("中班", "大班")) and rows["held"].child.pickups.get().code in of_guardian
    assert "第 1 位" in found["王芳", own[4]][1] and "第 1 位" in found["李秀英", desk[6]][1]
