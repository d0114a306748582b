"""Audiences kept under a name; why each is in; wishes noted on paper; what every kind of notice says."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

import mulin
from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.kernel.ui.kept import forget
from mulin.notices import actions, queries, words
from mulin.notices.actions import Kept
from mulin.notices.models import Audience, Consent, OptOut, Preference
from mulin.notices.rules.audience import Rule
from mulin.notices.words.samples import SAMPLES, sample
from mulin.people.models import Person

CHINESE = re.compile(r"[\u3400-\u9fff]")


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person.account)
    return client


def kept(stage, name="老人", **rule) -> Audience:
    said = Kept(stage.property, name, stage.estate, Rule(**({"age_from": 60} | rule)))
    return actions.keep_audience(said, by=stage.standing(stage.zhao_min), at=timezone.now())


def old(*people) -> None:
    Person.objects.filter(pk__in=[one.pk for one in people]).update(born_on=date(1950, 3, 1))


@pytest.mark.row("C142")
def test_an_audience_is_kept_used_changed_and_dropped(stage):
    """赵敏 keeps the older neighbours of two buildings, sees today's number and why each is in, and writes to them."""
    old(stage.wang_fang, stage.ma_li)
    desk = signed_in(stage.zhao_min)
    Preference.objects.create(person_id=stage.li_xiuying.id, is_personalised=False, changed_at=timezone.now())
    old(stage.li_xiuying)
    owner = stage.property
    owner.kind = "committee"
    owner.save()
    said = {
        "name": "两栋楼的老人", "organisation": owner.pk, "place": stage.estate.pk, "age_from": 60,
        "also": [stage.building_3.pk, stage.building_5.pk], "once": "k1",
    }  # fmt: skip
    made = desk.post("/desk/notices/audiences/new/", said)
    row = Audience.objects.get()
    assert made["Location"] == f"/desk/notices/audiences/{row.pk}/" and row.rule == {
        "places": [stage.building_3.pk, stage.building_5.pk], "age_from": 60,
    }  # fmt: skip
    listed = desk.get("/desk/notices/audiences/")
    assert listed.context["rows"] == [(row, 1)] and "两栋楼的老人" in listed.content.decode()
    page = desk.get(f"/desk/notices/audiences/{row.pk}/").content.decode()
    assert "今天有 1 人" in page and "王**" in page and "王芳" not in page
    assert "住在春和苑 3 号楼 2 单元 301，76 岁" in page and "关掉“按我的情况推荐”的人不在里面" in page
    filled = desk.get(f"/desk/notices/new/?audience={row.pk}").context["form"]
    assert (filled["age_from"].value(), filled["place"].value(), filled["also"].value()) == (
        60, stage.estate.pk, [stage.building_3.pk, stage.building_5.pk],
    )  # fmt: skip
    again = desk.post("/desk/notices/audiences/new/", said | {"once": "k2"})
    assert again.status_code == 200 and "已经有一组人叫这个名字" in again.content.decode()
    desk.post(f"/desk/notices/audiences/{row.pk}/change/", said | {"age_from": 80, "once": "k3"})
    assert desk.get("/desk/notices/audiences/").context["rows"] == [(row, 0)]
    assert desk.post(f"/desk/notices/audiences/{row.pk}/drop/").status_code == 302 and not Audience.objects.exists()


def test_places_outside_are_refused(stage):
    desk = signed_in(stage.zhao_min)
    said = {"name": "x", "organisation": stage.property.pk, "place": stage.building_3.pk, "also": [stage.other_building.pk]}
    assert "不在这个地方" in desk.post("/desk/notices/audiences/new/", said | {"once": "k"}).content.decode()


def test_an_audience_is_seen_by_those_who_may_write_there(stage):
    row = kept(stage)
    answers = {
        who: signed_in(getattr(stage, who)).get(f"/desk/notices/audiences/{row.pk}/").status_code
        for who in ("he_jing", "wang_fang", "wu_jianguo", "li_xiuying")
    }
    assert answers == {"he_jing": 200, "wang_fang": 404, "wu_jianguo": 404, "li_xiuying": 404}
    with pytest.raises(Refused):
        actions.drop_audience(row, by=stage.standing(stage.wang_fang))
    with pytest.raises(IntegrityError), transaction.atomic():
        Audience.objects.create(
            organisation=row.organisation, name=row.name, community=row.community, place=row.place, path=row.path, by_id=1,
            changed_at=timezone.now(),
        )  # fmt: skip


def test_lists_of_audiences_cost_as_many_queries_with_many_rows(stage, django_assert_max_num_queries):
    old(stage.wang_fang)
    first, desk = kept(stage), signed_in(stage.zhao_min)
    pages = (
        "/desk/notices/audiences/", f"/desk/notices/audiences/{first.pk}/", f"/desk/notices/wishes/{stage.wang_fang.pk}/",
        "/desk/notices/kinds/",
    )  # fmt: skip

    def costs():
        found = []
        for page in pages:
            desk.get(page)
            forget()  # what pages keep for some seconds
            with django_assert_max_num_queries(25) as asked:
                desk.get(page)
            found.append(len(asked))
        return found

    before = costs()
    old(stage.li_xiuying, stage.liu_yang)
    kept(stage, "二", languages=("zh-hans",))
    kept(stage, "三", interests=("ink",))
    assert costs() == before and before[2] <= 12


@pytest.mark.row("C142")
@pytest.mark.row("staff-3")
def test_a_worker_notes_the_wishes_of_someone_without_a_phone(stage):
    worker = signed_in(stage.zhang_wei)
    address = f"/desk/notices/wishes/{stage.liu_yang.pk}/"
    said = {
        "urgent": ["print"], "normal": ["print"], "low": [], "quiet_from": "21", "quiet_to": "8", "is_personalised": "on",
        "wanted": ["activity"], "interests": ["ink"], "consents": ["household"],
    }  # fmt: skip
    assert worker.post(address, said).status_code == 200 and not Consent.objects.exists(), "without a paper nothing is noted"
    assert worker.post(address, said | {"paper": "2026 年同意书 第 12 号"}).status_code == 302
    consent = Consent.objects.get()
    assert (consent.person_id, consent.given_by, consent.paper) == (
        stage.liu_yang.pk, stage.zhang_wei.pk, "2026 年同意书 第 12 号",
    )  # fmt: skip
    assert OptOut.objects.filter(person_id=stage.liu_yang.pk, topic="health").exists()
    assert Fact.objects.filter(kind="notices.wishes_noted").count() == 1
    assert "2026 年同意书 第 12 号" in worker.get(address).content.decode()
    assert signed_in(stage.wang_fang).get(address).status_code == 403
    assert worker.get(f"/desk/notices/wishes/{stage.ma_li.pk}/").status_code == 403, "another grid"
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(person_id=stage.ma_li.pk, purpose="household", given_at=timezone.now(), given_by=1)


def test_every_kind_says_itself_in_both_languages():
    for kind in words.TABLE:
        names = words.names(kind)
        assert names <= set(SAMPLES), kind
        values = sample(names) | {f"{name}_en": "x" for name in names}
        with override("zh-hans"):
            title, text, icon = words.say(kind, sample(names))
        with override("en"):
            english = " ".join(words.say(kind, values)[:2])
        assert title and icon and "…" not in title + text, kind
        assert not CHINESE.search(english), f"{kind}: {english}"


def _told() -> dict[str, str]:
    """Kinds that any module tells, as they stand in its source: kind → file. Reactions pass them on by position."""
    found: dict[str, str] = {}
    prefixes = {kind.split(".")[0] for kind in words.TABLE if "." in kind}
    for file in Path(mulin.__file__).parent.rglob("*.py"):
        parts = file.relative_to(Path(mulin.__file__).parent).parts
        if "tests" in parts or "migrations" in parts or not ("actions" in parts or "reactions" in parts):
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "tell" or name.startswith(("_tell", "_to_")):
                given = [*node.args, *(word.value for word in node.keywords if word.arg == "kind")]
                for one in given:
                    if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value.split(".")[0] in prefixes:
                        found[one.value] = "/".join(parts)
    return {kind: file for kind, file in found.items() if "." in kind}


def test_every_kind_that_is_told_has_its_words():
    told = _told()
    assert len(told) >= 30 and {kind: file for kind, file in told.items() if kind not in words.TABLE} == {}


def test_all_kinds_are_shown_at_the_desk(stage):
    desk = signed_in(stage.zhao_min)
    first = desk.get("/desk/notices/kinds/")
    pages = first.context["page"].paginator.num_pages
    shown = "".join(desk.get(f"/desk/notices/kinds/?page={number}").content.decode() for number in range(1, pages + 1))
    assert all(f'id="{kind}"' in shown for kind in words.TABLE)
    assert queries.counts([], date(2026, 11, 20)) == {}
