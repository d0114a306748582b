"""Pages of ballots as people read them, without a browser."""

import io
import json
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile as File
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from PIL import Image

from mulin.ballots import actions
from mulin.ballots.models import Ballot, Slip, Voted
from mulin.kernel.once.models import Answered
from tests.walking import signed_in

from .cast import grown, line
from .pages_cast import COLOURS, PROJECTS, Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(stage):
    grown(stage.wang_fang, stage.liu_yang, stage.li_xiuying)
    return Desk(stage, timezone.now())


def client_of(person):
    client = signed_in(person)
    client.raise_request_exception = True
    return client


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def once_in(answer):
    return re.search(r'name="once" value="([^"]+)"', answer.content.decode())[1]


def cast_by_page(client, ballot, voice, **choice):
    """Chosen, checked, cast: what the two forms send."""
    url = f"/ballots/{ballot.number}/vote/"
    checked = client.post(url, {"voice": voice, **choice})
    sent = re.search(r'name="sent" value="([^"]*)"', checked.content.decode())[1].replace("&quot;", '"')
    return url, {"voice": voice, "sent": sent, "once": once_in(checked)}


def test_the_same_pressing_gets_the_same_receipt_and_leaves_no_trace_beside_the_slip(stage, desk):
    ballot = desk.opened(rule_key="single-plurality", options=COLOURS)
    client, voice = client_of(stage.wang_fang), line(ballot, stage.wang_fang)
    url, form = cast_by_page(client, ballot, voice.line, choice="2")
    first, again = (client.post(url, form) for _time in range(2))
    code = re.search(r"data-receipt>([^<]+)<", first.content.decode())[1]
    assert code in again.content.decode() and first["Cache-Control"] == "no-store"
    slip = Slip.objects.get(ballot=ballot)
    assert (slip.choice, slip.elector_id, slip.channel) == (2, None, "") and slip.receipt == code.replace("-", "")
    assert not Answered.objects.exists() and slip.receipt not in json.dumps(dict(client.session.items()))


def test_a_slip_that_cannot_be_read_comes_back_as_it_was_sent(stage, desk):
    ballot = desk.opened(rule_key="instant-run-off", options=COLOURS)
    client, voice = client_of(stage.wang_fang), line(ballot, stage.wang_fang)
    answer = client.post(f"/ballots/{ballot.number}/vote/", {"voice": voice.line, "place-1": "1", "place-2": "1"})
    assert answer.status_code == 422 and "同一个名次" in text_of(answer)
    assert re.search(r'id="place-2"[^>]*value="1"', answer.content.decode())
    assert not Voted.objects.filter(ballot=ballot).exists()


@pytest.mark.parametrize(
    ("rule_key", "sent", "kept"),
    [
        ("majority-entitled", {"choice": "abstain"}, "abstain"),
        ("single-plurality", {"choice": "3"}, 3),
        ("approval", {"choice": ["1", "3"]}, [1, 3]),
        ("score", {"points-1": "5", "points-2": ""}, {"1": 5}),
        ("instant-run-off", {"place-1": "7", "place-3": "2"}, [3, 1]),
        ("seats-plurality", {"choice": ["2"]}, [2]),
        ("budget-equal-shares", {}, []),
    ],
)
def test_every_kind_of_slip_goes_through_plain_forms(stage, desk, rule_key, sent, kept):
    more = (
        {"options": PROJECTS, "amount": 100}
        if "budget" in rule_key
        else {}
        if rule_key.startswith("maj")
        else {"options": COLOURS}
    )
    ballot = desk.opened(rule_key=rule_key, **more)
    client = client_of(stage.wang_fang)
    url, form = cast_by_page(client, ballot, line(ballot, stage.wang_fang).line, **sent)
    assert client.post(url, form).status_code == 200
    assert Slip.objects.get(ballot=ballot).choice == kept


def test_nobody_votes_for_a_neighbour_on_the_phone(stage, desk):
    ballot = desk.opened()
    answer = signed_in(stage.wang_fang).post(
        f"/ballots/{ballot.number}/vote/", {"voice": line(ballot, stage.ma_li).line, "choice": "yes"}
    )
    assert answer.status_code == 404 and not Voted.objects.exists()


def test_before_the_count_a_receipt_is_found_but_not_what_it_says(stage, desk):
    ballot = desk.opened()
    receipt = desk.vote(ballot, "wang_fang", "no")
    client = client_of(None)

    def told():
        return text_of(client.post(f"/ballots/{ballot.number}/check/", {"code": receipt.said.lower()}))

    assert "这张票在票箱里" in told() and "不同意" not in told()
    for name in ("liu_yang", "ma_li"):
        desk.vote(ballot, name, "yes")
    actions.close(ballot, by=desk.worker, at=desk.at)
    actions.count(ballot, by=desk.head, at=desk.at)
    assert "计进去了" in told() and "不同意" in told()


def test_results_come_only_after_the_count(stage, desk):
    ballot = desk.opened(secrecy="named")
    desk.vote(ballot, "wang_fang", "yes")
    client = signed_in(stage.wang_fang)
    ways = ("result/", "sheet/", "sheet.xlsx")
    assert [client.get(f"/ballots/{ballot.number}/{way}").status_code for way in ways] == [404] * 3
    assert [signed_in(None).get(f"/open/ballots/{ballot.number}.{kind}").status_code for kind in ("json", "pb")] == [404] * 2


def test_the_sheet_names_lines_to_those_in_the_register_alone_and_adds_up(stage, desk):
    ballot = desk.counted({"wang_fang": "yes", "liu_yang": "no"}, title="门口装路灯", secrecy="named")
    own, stranger = (text_of(client_of(who).get(f"/ballots/{ballot.number}/sheet/")) for who in (stage.wang_fang, None))
    assert "王芳" in own and "王芳" not in stranger and "刘洋" not in stranger
    file = client_of(None).get(f"/ballots/{ballot.number}/sheet.xlsx")
    rows = list(load_workbook(io.BytesIO(b"".join(file))).active.iter_rows(min_row=2, values_only=True))
    assert sorted(row[5] for row in rows) == ["不同意", "同意", "没有投"] and sum(row[3] for row in rows) == ballot.heads
    assert "王芳" not in str(rows)


def test_the_published_file_is_byte_for_byte_what_was_fingerprinted(stage, desk):
    ballot = desk.counted({"wang_fang": ["1"]}, rule_key="budget-equal-shares", options=PROJECTS, amount=20_000_000)
    client = client_of(None)
    assert client.get(f"/open/ballots/{ballot.number}.json").content.decode() == ballot.tally.document
    assert "PROJECTS" in client.get(f"/open/ballots/{ballot.number}.pb").content.decode()
    page = text_of(client.get(f"/open/ballots/{ballot.number}/"))
    assert ballot.tally.fingerprint in page and f"recount.py {ballot.number}.json" in page


def test_who_is_missing_says_so_and_the_answer_stands_beside_it(stage, desk):
    ballot = desk.announced()
    client = client_of(stage.li_xiuying)
    form = client.get(f"/ballots/{ballot.number}/object/")
    assert "登记册里没有您" in text_of(form)
    client.post(f"/ballots/{ballot.number}/object/", {"kind": "add", "words": "漏了我", "once": once_in(form)})
    objection = ballot.objections.get()
    head = client_of(stage.he_jing)
    url = f"/desk/ballots/objections/{objection.pk}/"
    said = {"upheld": "yes", "reason": "查实", "who": "李秀英", "once": once_in(head.get(url))}
    assert head.post(url, said).status_code == 302
    assert line(ballot, stage.li_xiuying).added_by == objection
    assert "查实" in text_of(client.get(f"/ballots/{ballot.number}/object/"))


def test_options_are_pasted_added_and_dropped_without_saving_anything(stage, desk):
    client, url = client_of(stage.zhao_min), "/desk/ballots/new/?rule=budget-greedy"
    pasted = client.post(
        url,
        {"option_name": ["花园", ""], "option_cost": ["900", ""], "pasted": "单车棚\t12,000\t六十个\n亭子\t3000", "paste": "1"},
    )
    names = re.findall(r'name="option_name" value="([^"]*)"', pasted.content.decode())
    assert names == ["花园", "单车棚", "亭子"] and 'value="12000"' in pasted.content.decode()
    dropped = client.post(url, {"option_name": names, "drop": "0"})
    assert re.findall(r'name="option_name" value="([^"]*)"', dropped.content.decode()) == ["单车棚", "亭子"]
    assert not Ballot.objects.exists()


def test_a_picture_of_an_option_is_uploaded_and_survives_buttons_that_save_nothing(stage, desk):
    draft = desk.draft(title="选门牌", rule_key="single-plurality", options=COLOURS)
    client, to = client_of(stage.zhao_min), f"/desk/ballots/{draft.number}/change/"
    page = client.get(to)
    sent = dict(page.context["form"].initial) | {"option_name": ["木牌", "铜牌"], "option_photo": ["", ""], "once": "k" * 20}
    sent = {name: value for name, value in sent.items() if value is not None}
    sent |= {name: f"{sent[name]:%Y-%m-%dT%H:%M}" for name in ("opens_at", "closes_at")}
    sent |= {"place": stage.building_3.pk, "members": "王芳\n刘洋\n马丽"}
    more = client.post(to, sent | {"add": "1", "option_file_1": File("b.png", png(), "image/png")})
    rows = [row for _n, row in more.context["rows"].numbered]
    assert [bool(row.photo) for row in rows] == [False, True, False]
    wrong = client.post(to, sent | {"option_file_0": File("b.png", b"no picture", "image/png")})
    assert wrong.status_code == 422 and wrong.context["rows"].rows[0].error
    saved = client.post(to, sent | {"option_photo": ["", rows[1].photo]})
    assert saved.status_code == 302, saved.context["form"].errors
    assert [one.photo for one in draft.options.all()] == ["", rows[1].photo]
    assert client.get(f"/files/{rows[1].photo}/small/").status_code == 200
    bare = client.post(to, sent | {"option_photo": ["", rows[1].photo], "option_bare": ["1"], "once": "j" * 20})
    assert bare.status_code == 302 and not draft.options.exclude(photo="").exists()


def png():
    out = io.BytesIO()
    Image.new("RGB", (200, 150), "teal").save(out, "PNG")
    return out.getvalue()


def test_slips_for_more_than_five_hundred_are_linked_in_parts_and_a_stuffed_urn_says_what_to_do(stage, desk):
    ballot = desk.opened()
    Ballot.objects.filter(pk=ballot.pk).update(electors=1001)
    with connection.cursor() as cursor:
        put = "INSERT INTO ballots_slip (id, ballot_id, choice, receipt, channel) VALUES (7, %s, '\"yes\"', 'X', '')"
        cursor.execute(put, [ballot.pk])
    page = client_of(stage.zhou_ming).get(f"/desk/ballots/{ballot.number}/").content.decode()
    assert [f"papers.pdf?part={part}" in page for part in (1, 2, 3, 4)] == [True, True, True, False]
    assert "票箱里比登记册上投过的多 1 张票" in page and 'href="#cancel"' in page and 'id="cancel"' in page


def test_a_worker_at_the_counter_stands_with_the_vote_but_not_on_the_slip(stage, desk):
    ballot = desk.opened()
    elector, client = line(ballot, stage.ma_li), client_of(stage.zhao_min)
    url = f"/desk/ballots/{ballot.number}/serve/{elector.line}/?channel=counter"
    checked = client.post(url, {"choice": "yes", "channel": "counter"})
    client.post(url, {"sent": '"yes"', "channel": "counter", "once": once_in(checked)})
    voted = Voted.objects.get(elector=elector)
    assert (voted.channel, voted.helper) == ("counter", stage.zhao_min)
    assert Slip.objects.get(ballot=ballot).channel == ""


def count_queries(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_lists_ask_equally_often_however_many_there_are(stage, desk):
    resident, worker, visitor = client_of(stage.wang_fang), client_of(stage.zhao_min), Client()
    paths = (
        (resident, "/ballots/"),
        (worker, "/desk/ballots/"),
        (visitor, "/open/ballots/"),
        (resident, "/"),
        (worker, "/desk/"),
    )

    def one_more():
        desk.opened(closes_at=desk.at + timedelta(days=8))
        desk.announced()
        desk.counted({"wang_fang": "yes"}, secrecy="named")

    one_more()
    with_one = [count_queries(client, path) for client, path in paths]
    one_more()
    one_more()
    assert [count_queries(client, path) for client, path in paths] == with_one
