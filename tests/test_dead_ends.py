"""Nobody is led to a door that does not open: every link on the pages one starts from answers."""

import re

import pytest
from django.test import Client

from mulin.matters.models import Matter
from tests.walking import KINDS, furnish, person_of, signed_in

DESK = {"/desk/", "/desk/more/", "/desk/settings/", "/desk/matters/"}
LINK = re.compile(r'<a\b[^>]*\shref="(/[^"#]*)"')


def links(client: Client, page: str) -> set[str]:
    answer = client.get(page)
    assert answer.status_code == 200, page
    return {link.replace("&amp;", "&") for link in LINK.findall(answer.content.decode())}


def dead(client: Client, pages: set[str]) -> dict[str, int]:
    """Links of these pages that do not open, with what they answer."""
    found = set().union(*(links(client, page) for page in pages))
    return {link: code for link in sorted(found) if (code := client.get(link).status_code) not in (200, 302)}


@pytest.mark.row("C148")
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_link_on_the_pages_one_starts_from_opens(stage, kind):
    furnish(stage)
    client = signed_in(person_of(stage, kind))
    staff = client.get("/desk/").status_code == 200
    everybodys = {"/", "/matters/", "/help/", "/report/", "/open/"} | ({"/me/"} if kind != "visitor" else set())
    assert dead(client, everybodys | (DESK if staff else set())) == {}


def test_a_unit_sees_neither_the_register_nor_recording_for_others(stage):
    furnish(stage)
    shown = links(signed_in(stage.wu_jianguo), "/desk/")
    assert "/desk/matters/" in shown and not shown & {"/desk/people/", "/desk/intake/", "/desk/codes/", "/desk/figures/"}
    assert "/desk/intake/" in links(signed_in(stage.li_xiuying), "/desk/")


def test_boxes_to_tick_are_there_for_those_who_may_dispatch(stage):
    furnish(stage)
    assert Matter.objects.exists()
    boxes = {who: 'name="picked"' in signed_in(getattr(stage, who)).get("/desk/matters/").content.decode()
             for who in ("zhao_min", "zhang_wei", "wu_jianguo", "li_xiuying")}  # fmt: skip
    assert boxes == {"zhao_min": True, "zhang_wei": True, "wu_jianguo": False, "li_xiuying": False}
