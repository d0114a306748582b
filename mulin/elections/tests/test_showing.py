"""For how many days candidates hang out: a dated setting with its paper."""

import pytest

from mulin.elections import actions, queries
from mulin.kernel.access import Refused
from tests.stage import NOON
from tests.walking import signed_in

from .cast import DAY, house

pytestmark = pytest.mark.django_db


def test_the_days_of_candidates_follow_the_local_rule_from_its_day_on_and_the_page_says_which(stage):
    at = NOON - 40 * DAY
    default = house(stage, at=at)
    page = f"/desk/elections/{default.election.number}/"
    desk = signed_in(stage.zhao_min)
    assert default.election.law["shown"] == 2 and "本平台的默认值，启用前请对照本地规程" in desk.get(page).content.decode()
    given = {"kind": "head", "days": 3, "source": "《春和街道楼长推选办法》第六条", "since": at.date() + DAY}
    with pytest.raises(Refused, match="社区书记或系统管理员"):
        actions.set_showing(stage.community, **given, by=default.worker, at=at)
    with pytest.raises(Refused, match="哪部法律"):
        actions.set_showing(stage.community, **(given | {"source": " "}), by=default.secretary, at=at)
    sent = signed_in(stage.zhou_ming).post("/desk/elections/showing/", given | {"since": str(given["since"]), "once": "k" * 20})
    assert sent.status_code == 302
    assert queries.showing_on(stage.community.pk, "head", at.date()) is None  # not yet
    later = house(stage, at=at)
    assert (later.election.law["shown"], later.election.law["shown_source"]) == (3, given["source"])
    assert default.now.law["shown"] == 2  # what is prepared stays
    assert given["source"] in desk.get(f"/desk/elections/{later.election.number}/").content.decode()
    with pytest.raises(Refused, match="公布满 3 天"):
        later.nominating(6)
