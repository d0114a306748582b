import json
from base64 import b64decode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mulin.kernel.facts.relay import drain
from mulin.transparency import actions
from mulin.transparency.models import Leaf, Private
from mulin.transparency.proving import notes, receipts, tree
from mulin.transparency.queries import keys, token_of
from tests.walking import furnish, signed_in

from .book import LATER, keep, owe

pytestmark = pytest.mark.django_db


def test_anybody_reads_what_the_log_is_and_what_is_in_it(stage, client):
    keep(13)
    page = client.get("/log/").content.decode()
    assert "可核验的公开记录" in page and "已签名" in page and "第 12 条" in page and "第 2 条" not in page
    assert "第 2 条" in client.get("/log/?page=2").content.decode()


def test_an_empty_log_says_what_it_is_for(stage, client):
    page = client.get("/log/").content.decode()
    assert "还没有记录" in page and "还没有签名的快照" in page
    for url in ("/log/checkpoint", "/log/leaf/0/", "/log/leaf/0/receipt/", "/log/receipts/0:x/", "/log/receipts/0:x/file/"):
        assert client.get(url).status_code == 404
    assert client.get("/log/leaves").json() == {"size": 0, "leaves": []}


def test_a_program_proves_it_all_from_what_is_published(client):
    keep(6, 11)
    known = [notes.read_key(line) for line in client.get("/log/key").content.decode().splitlines()]
    new, old = (notes.read(client.get(url).content.decode(), known) for url in ("/log/checkpoint", "/log/checkpoint?size=6"))
    assert (old.size, new.size) == (6, 11)
    texts = [one["data"] for one in client.get("/log/leaves?from=2&count=4").json()["leaves"]]
    assert len(texts) == 4
    proof = [b64decode(one) for one in client.get("/log/proof/inclusion?leaf=4&size=6").json()["hashes"]]
    assert tree.includes(tree.leaf_hash(texts[2].encode()), 4, 6, proof, old.root)
    way = [b64decode(one) for one in client.get("/log/proof/consistency?from=6").json()["hashes"]]
    assert tree.continues(6, old.root, 11, new.root, way)


@pytest.mark.parametrize(
    "url",
    [
        "/log/leaves?from=-1", "/log/leaves?count=x", "/log/proof/inclusion", "/log/proof/inclusion?leaf=5", "/log/proof/inclusion?leaf=1&size=9",
        "/log/proof/consistency?from=0", "/log/proof/consistency?from=3&to=2", "/log/checkpoint?size=１", "/log/leaves?from=99999999999999999999",
    ],
)  # fmt: skip
def test_a_question_that_makes_no_sense_is_told_why(client, url):
    keep(5)
    answer = client.get(url)
    assert answer.status_code == 400 and answer.json()["error"]


def test_pages_ask_the_database_as_often_for_one_record_as_for_many(stage, client):
    def counts() -> list[int]:
        found = []
        for url in ("/log/", "/log/leaf/0/", "/log/records/matters.matter/0/", "/log/proof/inclusion?leaf=0"):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(url).status_code == 200
            found.append(len(asked))
        return found

    keep(2)
    counts()
    few = counts()
    owe(40, first=2)
    actions.keep_up(LATER)
    assert counts() == few and max(few) <= 12


def test_a_matter_leaves_public_records_and_its_reporter_a_receipt(stage):
    props = furnish(stage)
    private = "楼上漏水到我家了"
    while drain():
        pass
    actions.keep_up(LATER)
    subjects = set(Leaf.objects.values_list("subject_kind", "subject_id"))
    assert subjects == {("matters.matter", props.public.id)}  # of the other, which is not public, nothing
    told = json.loads(Leaf.objects.get().data)
    assert told["record"]["number"] == props.public.number and "commitment" in told
    everything = "".join(signed_in(None).get("/log/export").getvalue().decode())
    assert "王芳" not in everything and props.public.words not in everything and private not in everything

    page = f"/log/records/matters.matter/{props.public.id}/"
    assert "我的凭据" in signed_in(stage.wang_fang).get(page).content.decode()
    assert "我的凭据" not in signed_in(stage.ma_li).get(page).content.decode()
    assert f'href="{page}"' in signed_in(None).get(f"/matters/{props.public.number}/").content.decode()
    assert "/log/records/" not in signed_in(stage.wang_fang).get(f"/matters/{props.matter.number}/").content.decode()

    file = signed_in(None).get(f"/log/receipts/{token_of(0)}/file/").json()
    assert receipts.check(file, keys.public()).private == {"place": str(props.public.place), "words": props.public.words}
    assert props.public.words in signed_in(None).get(f"/log/receipts/{token_of(0)}/").content.decode()
    assert props.public.words not in signed_in(None).get("/log/leaf/0/").content.decode()

    actions.forget_person(stage.wang_fang.id)
    assert Private.objects.count() == 0
    assert props.public.words not in signed_in(None).get(f"/log/receipts/{token_of(0)}/").content.decode()
    assert receipts.check(signed_in(None).get("/log/leaf/0/receipt/").json()).number == 0


def test_what_waits_for_its_number_says_so(stage, client):
    owe(1)
    assert "有一条正在编号" in client.get("/log/records/matters.matter/0/").content.decode()
    assert "还没有公开记录" in client.get("/log/records/matters.matter/5/").content.decode()
