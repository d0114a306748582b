"""812 flats decide on charging points on common ground (Civil Code 278, items 6–8); a sceptic adds up the sheet and counts again."""

import io
import json
import subprocess
import sys
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from mulin.ballots import actions
from mulin.ballots.models import Ballot, Elector
from mulin.people.models import Ownership, Person
from mulin.places import actions as places
from mulin.places.demo import _below
from mulin.places.models import Place
from tests.browser import photograph, problems
from tests.stage import SINCE, Stage, build

from .cast import grown
from .pages_cast import DAY, Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
K = Place.Kind
BUILDINGS, FLATS, DEVELOPERS, SEVERAL, PAPERS = 14, 58, 40, 25, 60


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).first.click()


def go(page: Page, path: str) -> Page:
    page.goto("/".join(page.url.split("/")[:3]) + path)
    return page


def estate_of(stage: Stage) -> Place:
    """14 × 58 = 812 flats: 40 the developer's, 25 owners with three each, 20 couples, the others one owner each; 王芳 the first."""
    estate = places.add(stage.grid, K.ESTATE, "春和新苑", since=SINCE)
    rooms = _below(
        _below([estate], K.BUILDING, [f"{n} 号楼" for n in range(1, BUILDINGS + 1)]),
        K.ROOM,
        [f"{n}" for n in range(101, 101 + FLATS)],
    )
    names = [f"业主{number}" for number in range(len(rooms))]
    people = Person.objects.bulk_create(
        Person(community=stage.community, name=name, added_at=timezone.now(), born_on=date(1980, 1, 1)) for name in names
    )
    owned = []
    for number, room in enumerate(rooms):
        area, rest = 6000 + 37 * number, number - DEVELOPERS
        if rest < 0:
            owned.append(Ownership(room=room, company="春和置业", is_developer=True, area=area, source="contract"))
        elif rest < 3 * SEVERAL:
            owned.append(Ownership(room=room, person=people[rest // 3], area=area, source="register"))
        elif rest < 3 * SEVERAL + 20:
            owned += [
                Ownership(room=room, person=one, area=area, part=1, whole=2, source="register")
                for one in (people[number], people[0])
            ]
        else:
            owned.append(
                Ownership(
                    room=room, person=stage.wang_fang if number == len(rooms) - 1 else people[number], area=area, source="survey"
                )
            )
    Ownership.objects.bulk_create(owned)
    return estate


@pytest.mark.row("votes-3")
def test_812_flats_decide_by_article_278(open_page, tmp_path):
    stage, now = build(), timezone.now()
    grown(stage.wang_fang)
    desk = Desk(stage, now - 20 * DAY)
    ballot = desk.announced(
        title="空地建充电车位，您同意吗？", rule_key="civil-code-278-special", head="unit", secrecy="named", place_id=estate_of(stage).pk,
        may_change=True, notice_days=15, opens_at=now - 3 * DAY, closes_at=now + timedelta(hours=2),
    )  # fmt: skip
    ballot = actions.open_(ballot, by=None, at=now - 3 * DAY)
    voices = {one.line: one for one in Elector.objects.filter(ballot=ballot).prefetch_related("persons__person")}
    # one voice for the developer's forty, one for each of 25 owners of three; each couple is a voice of its own
    assert (ballot.electors, ballot.area) == (1 + SEVERAL + 20 + 677, sum(6000 + 37 * number for number in range(812)))
    assert sorted(one.units_count for one in voices.values())[-SEVERAL - 2 :] == [1] + [3] * SEVERAL + [DEVELOPERS]

    # 王芳 votes on her phone; 430 others through the actions; sixty on paper, read by two people, two of them differently
    phone = open_page(f"/ballots/{ballot.number}/", as_=stage.wang_fang)
    expect(phone.locator("section:has(#turnout)")).to_contain_text("还差")
    phone.locator("label", has_text="弃权").click()
    phone.get_by_role("button", name="下一步：核对后投出").click()
    expect(phone.locator("[data-check] li")).to_have_text(["弃权"])
    press(phone, "投出")
    photograph(phone, "story-estate-receipt")
    mine = next(one for one in voices.values() if any(each.person_id == stage.wang_fang.pk for each in one.persons.all()))
    developer = next(one for one in voices.values() if one.units_count == DEVELOPERS)
    rest = [one for one in reversed(voices.values()) if one not in (mine, developer)]
    worker, secretary = stage.standing(stage.zhao_min), stage.standing(stage.zhou_ming)
    actions.cast(ballot, developer, "no", by=worker, at=now, channel="counter")
    for number, one in enumerate(rest[:430]):
        choice = "no" if number % 9 == 0 else "abstain" if number % 50 == 1 else "yes"
        actions.cast(ballot, one, choice, by=worker, at=now, channel="visit")
    for serial, one in enumerate(rest[430 : 430 + PAPERS], 1):
        actions.tick_paper(one, by=worker, at=now)
        actions.enter_paper(ballot, serial, "yes", elector=one, by=worker, at=now)
        invalid = "unclear" if serial == PAPERS else ""
        actions.enter_paper(ballot, serial, "no" if serial == 7 else "yes", invalid=invalid, by=secretary, at=now)
    actions.close(ballot, by=None, at=ballot.closes_at)

    # a third person settles what two read differently, and counts
    head = open_page(f"/desk/ballots/{ballot.number}/paper/differences/", as_=stage.he_jing, width=1440)
    expect(head.locator("section.card")).to_have_count(2)
    head.locator("section.card", has_text="第 7 号").get_by_text("不同意", exact=True).last.click()
    press(head, "核定")
    head.locator("section.card select[name=invalid]").select_option("unclear")
    press(head, "核定")
    go(head, f"/desk/ballots/{ballot.number}/")
    press(head, "计票并公布")
    photograph(head, "story-estate-desk")

    # the page says every step as a sum
    go(phone, f"/ballots/{ballot.number}/result/")
    photograph(phone, "story-estate-result")
    steps = phone.locator(".steps-sum li")
    expect(steps).to_have_count(4)
    expect(phone.locator("main .notice").first).to_contain_text("通过")
    tally = Ballot.objects.get(pk=ballot.pk).tally
    of = {(one["what"], one["of"]): one for one in tally.result["steps"]}
    assert of["participation", "heads"]["numerator"] == 1 + 1 + 430 + PAPERS - 1  # an invalid slip does not take part
    assert of["participation", "heads"]["denominator"] == 723

    # the sceptic adds up the sheet of every flat …
    sheet = phone.request.get("/".join(phone.url.split("/")[:3]) + f"/ballots/{ballot.number}/sheet.xlsx")
    rows = list(load_workbook(io.BytesIO(sheet.body())).active.iter_rows(min_row=2, values_only=True))
    assert sum(row[2] for row in rows) == 812 and len(rows) == 723
    rooms = [room for row in rows for room in row[1].split("、")]
    assert len(rooms) == len(set(rooms)) == 812
    area = {words: sum(round(row[4] * 100) for row in rows if row[5] == words) for words in {row[5] for row in rows}}
    heads = {words: sum(row[3] for row in rows if row[5] == words) for words in area}
    assert sum(area.values()) == ballot.area and sum(heads.values()) == 723
    took_part = [words for words in area if words in ("同意", "不同意", "弃权")]
    for kind, sums in (("heads", heads), ("area", area)):
        all_of_them = sum(sums[words] for words in took_part)
        agreed = of["approval", kind]
        assert (agreed["numerator"], agreed["denominator"]) == (sums["同意"], all_of_them)
        assert agreed["passed"] is (Fraction(sums["同意"], all_of_them) >= Fraction(3, 4))
    assert heads["不同意"] == 1 + 48 + 1 and heads["无效：看不清选的是哪一项"] == 1

    # … and counts the published file again with the small script
    published = tmp_path / f"{ballot.number}.json"
    published.write_bytes(phone.request.get("/".join(phone.url.split("/")[:3]) + f"/open/ballots/{ballot.number}.json").body())
    again = subprocess.run([sys.executable, Path(finders.find("ballots/recount.py")), published], capture_output=True, text=True)
    assert again.returncode == 0, again.stdout + again.stderr
    assert json.loads(published.read_text())["result"] == tally.result
    assert [amiss for page in (phone, head) for amiss in problems(page)] == []
