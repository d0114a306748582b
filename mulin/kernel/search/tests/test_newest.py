import pytest

from mulin.kernel.search import index, postgresql

pytestmark = pytest.mark.django_db
TEXTS = {1: "三号楼漏水", 2: "路灯杆歪了", 3: "漏水又漏水", 4: "水漏", 5: "东门漏水，路灯杆也歪了"}


@pytest.fixture(autouse=True)
def _texts(db: None) -> None:
    index.put_many(("matter", key, text, "1/2/" if key != 3 else "1/3/") for key, text in TEXTS.items())


@pytest.mark.parametrize("query", ["漏水", "路灯杆", "漏", "漏水 路灯", "没有", "", "，"])
@pytest.mark.parametrize("path", ["", "1/", "1/2/"])
@pytest.mark.parametrize("limit", [1, 2, 10])
def test_a_page_of_hits_is_the_beginning_of_what_is_found(query: str, path: str, limit: int):
    assert index.newest("matter", query, path, limit=limit) == list(index.find("matter", query, path))[:limit]


def test_what_is_not_among_the_newest_is_found_everywhere(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(postgresql, "NEWEST", postgresql.NEWEST.replace("4000", "2"))
    assert index.newest("matter", "漏水", limit=10) == [5, 3, 1]
