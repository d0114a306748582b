"""How heavy the pages are on a first visit, and how often they ask the database: the same for one row and for 25."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mulin.kernel.ui.kept import forget
from mulin.matters import actions
from mulin.matters.models import Matter
from mulin.notices.actions import tell
from mulin.people.models import Person, Residence
from mulin.places.queries import token_of
from mulin.transparency import actions as log
from mulin.transparency.queries import token_of as receipt_of
from tests.walking import Props, furnish, signed_in

MOST_BYTES, MOST_QUERIES = 60 * 1024, 12
RESIDENT, DESK = "wang_fang", "zhao_min"
PAGES = {
    "/": RESIDENT, "/matters/": RESIDENT, "/matters/{number}/": RESIDENT, "/report/": RESIDENT, "/inbox/": RESIDENT,
    "/open/matters/": RESIDENT, "/c/{token}/": RESIDENT, "/log/": RESIDENT, "/log/receipts/{receipt}/": RESIDENT,
    "/desk/": DESK, "/desk/waiting/": DESK, "/desk/matters/": DESK, "/desk/matters/{number}/": DESK, "/desk/figures/": DESK,
    "/desk/people/": DESK, "/desk/people/{person}/": DESK, "/desk/places/{place}/": DESK, "/desk/codes/": DESK,
}  # fmt: skip
REFERENCED = re.compile(r'<(?:script|link|img|use)\b[^>]*?\b(?:src|href)="/static/([^"#?]+)')
IN_STYLES = re.compile(r"""url\(["']?(?!data:)([^"')#?]+)|@import\s+["']([^"']+)""")


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9))


def static_bytes(names: set[str]) -> dict[str, int]:
    """Gzip-ed, as whitenoise sends them; styles bring along what they import."""
    found: dict[str, int] = {}
    waiting = set(names)
    while waiting:
        name = waiting.pop()
        if name in found or (path := finders.find(name)) is None:
            continue
        data = Path(path).read_bytes()
        found[name] = packed(data)
        if name.endswith(".css"):
            folder = name.rsplit("/", 1)[0]
            waiting |= {f"{folder}/{one or two}" for one, two in IN_STYLES.findall(data.decode())}
    return found


@pytest.mark.row("C147")
def test_a_first_visit_costs_at_most_60_kb(stage, record_property):
    words = words_of(stage, furnish(stage))
    weights = {}
    for page, who in PAGES.items():
        html = signed_in(getattr(stage, who)).get(page.format(**words)).content
        files = static_bytes(set(REFERENCED.findall(html.decode())))
        weights[page] = packed(html) + sum(files.values())
    record_property("bytes of a first visit", weights)
    assert {page: weight for page, weight in weights.items() if weight > MOST_BYTES} == {}


def words_of(stage, props: Props) -> dict[str, str | int]:
    subject = ("matters.matter", props.public.pk)
    log.publish(
        "matters.reported",
        stage.community.id,
        {"number": props.public.number},
        {"words": "灯"},
        subject,
        "weight",
        timezone.now(),
    )
    log.keep_up(timezone.now())
    return {
        "number": props.matter.number, "person": stage.zhao_min.id, "place": stage.building_3.id, "receipt": receipt_of(0),
        "token": token_of(props.code.number),
    }  # fmt: skip


def queries(stage, words: dict[str, str | int]) -> dict[str, int]:
    counted = {}
    signed_in(None).get("/c/{token}/".format(**words))  # the first scan of a day makes the row that the others count in
    for page, who in PAGES.items():
        client = signed_in(getattr(stage, who))
        client.get("/help/")  # what a session begins with is not this page's
        forget()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page.format(**words)).status_code == 200
        counted[page] = len(asked)
    return counted


def more_of_everything(stage, kind: int) -> None:
    at = timezone.now()
    for turn in range(24):
        draft = actions.Draft(stage.community.id, stage.building_3.id, f"第 {turn} 盏楼道灯不亮", category_id=kind)
        matter = actions.report(draft, by=stage.standing(stage.wang_fang), at=at)
        values = {"title": matter.title, "number": matter.number, "holder": "春和物业", "due": at.isoformat(), "note": ""}
        tell(person_id=stage.wang_fang.id, kind="matter.received", values=values, url="/matters/", once_key=f"m{turn}", at=at)
        person = Person.objects.create(
            community=stage.community, name=f"住户{turn}", pinyin=f"zhuhu{turn}", initials="zh", added_at=at
        )
        home = stage.wang_fang.residences.get()
        Residence.objects.create(person=person, household=home.household, room=home.room, kind="tenant")


@pytest.mark.row("maps-4")
def test_a_page_asks_the_database_as_often_for_one_row_as_for_25(stage, record_property):
    props = furnish(stage)
    Matter.objects.filter(pk=props.public.pk).update(is_public=True)
    words = words_of(stage, props)
    one = queries(stage, words)
    more_of_everything(stage, props.public.category_id)
    many = queries(stage, words)
    record_property("queries", many)
    assert {page: (one[page], many[page]) for page in PAGES if one[page] != many[page]} == {}
    assert {page: count for page, count in many.items() if count > MOST_QUERIES} == {}
