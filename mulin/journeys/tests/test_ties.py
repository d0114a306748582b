"""The chain from its other end: report, topic, ballot, project, activity, payment; each page leads up and down, and asks no more."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mulin.activities.tests.cast import activity
from mulin.ballots.tests.pages_cast import Desk
from mulin.deliberation.models import Topic
from mulin.deliberation.tests.cast_topics import Hall
from mulin.kernel.ui.kept import forget
from mulin.kernel.ui.ties import ties
from mulin.matters import actions as matters
from mulin.matters.models import Matter
from mulin.projects.models import Link, Project
from mulin.projects.tests.beyond_cast import project
from tests.stage import NOON, Stage
from tests.walking import category, signed_in


def tied(stage: Stage) -> dict[str, str]:
    """The number of each: a report that became a topic, which a ballot decides; an activity."""
    at = timezone.now()
    lamp = category(stage.community, "0102", "楼道灯", goes="unit", unit_kind="property")
    draft = matters.Draft(community_id=stage.community.pk, place_id=stage.building_3.pk, words="楼道堆物", category_id=lamp.pk)
    matter = matters.report(draft, by=stage.standing(stage.wang_fang), at=at)
    matter.is_public = True
    matter.save(update_fields=["is_public"])
    topic, ballot = Hall(stage, at).accepted(), Desk(stage, at).announced()
    Topic.objects.filter(pk=topic.pk).update(matter=matter.number, ballot=ballot)
    return {"matter": matter.number, "topic": topic.number, "ballot": ballot.number, "activity": str(activity(stage).pk)}


def link(stage: Stage, one: Project, refs: dict[str, str]) -> None:
    Link.objects.bulk_create(Link(project=one, kind=kind, ref=ref, by=stage.wang_fang, at=NOON) for kind, ref in refs.items())


PAGES = {
    "matters:matter": "matter", "deliberation:topic": "topic", "deliberation:open_topic": "topic", "ballots:ballot": "ballot",
    "ballots:open_ballot": "ballot", "activities:activity": "activity", "matters:desk_matter": "matter",
    "deliberation:desk_topic": "topic", "ballots:desk_ballot": "ballot", "activities:desk_activity": "activity",
}  # fmt: skip


def leads_of(stage: Stage, refs: dict[str, str]) -> dict[str, set[str]]:
    """Up and down the chain, by page."""
    clients = {desk: signed_in(stage.zhao_min if desk else stage.wang_fang) for desk in (False, True)}
    found = {}
    for name, kind in PAGES.items():
        page = clients[":desk" in name].get(reverse(name, args=[refs[kind]])).content.decode()
        found[name] = set(re.findall(r'href="(/(?:projects/M|topics/T|matters/\d)[^"/]+/)"', page))
    return found


def asked(refs: dict[str, str]) -> dict[str, int]:
    """How many of each, and all in one question for each sort."""
    counts = {}
    for kind, ref in refs.items():
        forget()
        with CaptureQueriesContext(connection) as seen:
            (found,) = ties(kind, ref, "project")
        assert len(seen) == 1
        counts[kind] = len(found.rows)
    return counts


@pytest.mark.row("C041", "maps-4")
def test_every_page_of_the_chain_leads_up_and_down_it(stage: Stage) -> None:
    refs = tied(stage)
    projects = [project(stage, f"M202611-010{number}", title=f"书角 {number}") for number in (1, 2, 3)]
    link(stage, projects[0], refs)
    assert asked(refs) == dict.fromkeys(refs, 1)
    for one in projects[1:]:
        link(stage, one, refs)
    assert asked(refs) == dict.fromkeys(refs, 3)
    forget()
    down = {f"/projects/M202611-010{number}/" for number in (1, 2, 3)}
    topic, matter = {f"/topics/{refs['topic']}/"}, {f"/matters/{refs['matter']}/"}
    assert leads_of(stage, refs) == {
        "matters:matter": down | topic, "deliberation:topic": down | matter, "deliberation:open_topic": down | matter,
        "ballots:ballot": down | topic, "ballots:open_ballot": down | topic, "activities:activity": down, "matters:desk_matter": down,
        "deliberation:desk_topic": down | topic, "ballots:desk_ballot": down | topic, "activities:desk_activity": down,
    }  # fmt: skip
    Matter.objects.update(is_public=False)
    forget()
    assert [one.heading for one in ties("topic", refs["topic"])] == ["由此做成的项目"]
