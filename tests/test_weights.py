"""How heavy the pages are on a first visit, and how often they ask the database: the same for one row and for 25."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mulin.kernel.ui.kept import forget
from mulin.matters import actions
from mulin.matters.models import Matter
from mulin.notices.actions import tell
from mulin.people.models import Person, Residence
from mulin.places.queries import token_of
from mulin.projects import actions as calls
from mulin.projects import urls as projects_urls
from mulin.projects.actions import doing
from mulin.projects.models import Application, Call, Project
from mulin.projects.tests.beyond_cast import project
from mulin.projects.tests.beyond_cast import props as projects_beyond
from mulin.projects.tests.cast import props as projects_calls
from mulin.projects.tests.cast import season
from mulin.projects.tests.choosing_cast import props as projects_chosen
from mulin.projects.tests.doing_cast import props as projects_running
from mulin.transparency import actions as log
from mulin.transparency.queries import token_of as receipt_of
from tests.asking import MOST_QUERIES, count_queries
from tests.stage import Stage
from tests.test_access import OWN_ARGS
from tests.trusted import Trust
from tests.walking import Props, furnish, signed_in

MOST_BYTES = 60 * 1024
RESIDENT, DESK = "wang_fang", "zhao_min"
PAGES = {
    "/": RESIDENT, "/matters/": RESIDENT, "/matters/{number}/": RESIDENT, "/report/": RESIDENT, "/inbox/": RESIDENT,
    "/open/matters/": RESIDENT, "/c/{token}/": RESIDENT, "/log/": RESIDENT, "/log/receipts/{receipt}/": RESIDENT,
    "/desk/": DESK, "/desk/waiting/": DESK, "/desk/matters/": DESK, "/desk/matters/{number}/": DESK, "/desk/figures/": DESK,
    "/desk/people/": DESK, "/desk/people/{person}/": DESK, "/desk/places/{place}/": DESK, "/desk/codes/": DESK,
    "/open/funds/": RESIDENT, "/open/funds/{fund}/": RESIDENT, "/points/": RESIDENT, "/volunteer/bank/": RESIDENT,
    "/desk/funds/{fund}/": DESK, "/desk/volunteering/": DESK,
}  # fmt: skip
JUROR, OPERATOR = "zhang_wei", "wu_jianguo"
PROJECTS = {
    RESIDENT: ("gallery", "project", "open", "calls", "call", "apply", "applications", "application", "step", "result", "pitch", "work", "brand", "coverage"),
    JUROR: ("jury", "jury_call", "jury_review", "jury_pitch"),
    OPERATOR: ("desk", "desk_calls"),
    DESK: (
        "desk", "desk_projects", "desk_calls", "desk_call", "desk_choosing", "desk_scores", "desk_ranking", "desk_application", "desk_screen",
        "desk_project", "desk_beyond", "project",
    ),
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
    words = words_of(stage, furnish(stage)) | {"fund": Trust(stage).fund.fund.pk}
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
    signed_in(None).get("/c/{token}/".format(**words))  # the first scan of a day makes the row that the others count in
    return count_queries(stage, PAGES, words)


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
    trust = Trust(stage)
    words = words_of(stage, props) | {"fund": trust.fund.fund.pk}
    one = queries(stage, words)
    trust.more()
    more_of_everything(stage, props.public.category_id)
    many = queries(stage, words)
    record_property("queries", many)
    assert {page: (one[page], many[page]) for page in PAGES if one[page] != many[page]} == {}
    assert {page: count for page, count in many.items() if count > MOST_QUERIES} == {}


def asked_of_projects(stage: Stage, things: dict[str, object]) -> dict[str, int]:
    addresses = {one.name: one.pattern.converters for one in projects_urls.urlpatterns}
    counted = {}
    for who, names in PROJECTS.items():
        client = signed_in(getattr(stage, who))
        for name in names:
            own = OWN_ARGS.get(f"projects:{name}", {})
            url = reverse(f"projects:{name}", kwargs={key: things[own.get(key, key)] for key in addresses[name]})
            client.get("/help/")
            forget()
            with CaptureQueriesContext(connection) as asked:
                assert client.get(url).status_code == 200, url
            counted[f"{name} {who}"] = len(asked)
    return counted


def more_projects(stage: Stage, things: dict[str, object]) -> None:
    at, worker = timezone.now(), stage.standing(stage.zhao_min)
    running, call = Project.objects.get(number=things["running_project"]), Call.objects.get(number=things["call"])
    jury = Call.objects.get(number=things["jury_call"])
    application, line = Application.objects.get(number=things["application"]), running.lines.first()
    points = dict.fromkeys(jury.criteria.values_list("pk", flat=True), 5)
    for turn, person in enumerate((stage.tang_lei, stage.liang_bo)):
        other = project(stage, f"M202001-010{turn}", awarded=100_000, earmark=900_000_100 + turn, category=f"类{turn}")
        for one in (other, running):
            one.milestones.create(number=7 + turn, name="开张", due=one.ends, measure="有人来")
        doing.enter_receipt(
            line, amount=100, on=line.project.starts, payee="花木店", words="花盆", file=f"f{turn}", by=worker, at=at
        )
        doing.honour(running, words="最美角落", on=running.starts, by=worker, at=at)
        doing.name_mentor(running, stage.liu_yang, by=worker, at=at)
        doing.review_midterm(running, verdict="go_on", words="好", by=worker, at=at)
        calls.invite(application, (stage.chen_hao, stage.ma_li)[turn], "member", by=stage.standing(stage.wang_fang), at=at)
        calls.ask(call, "可以吗？", by=stage.standing(stage.liu_yang), at=at)
        calls.name_juror(jury, person, by=worker, at=at)
        for one in jury.applications.all():
            calls.review(one, points, "好", by=stage.standing(person), at=at)
        season(stage, at=at)
        season(stage, at=at, operator=stage.property)


def test_pages_of_projects_ask_seldom_and_as_often_for_one_row_as_for_three(stage, record_property):
    things = {"step": "what"} | projects_beyond(stage) | projects_calls(stage) | projects_chosen(stage) | projects_running(stage)
    season(stage, at=timezone.now(), operator=stage.property)
    one = asked_of_projects(stage, things)
    more_projects(stage, things)
    many = asked_of_projects(stage, things)
    record_property("queries of projects", many)
    assert {page: (one[page], count) for page, count in many.items() if one[page] != count} == {}
    assert {page: count for page, count in many.items() if count > MOST_QUERIES} == {}
