import json
import re
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from mulin.kernel.access import Refused
from mulin.people import actions, personal
from mulin.people.models import Account, Joining, SignInCode
from tests.stage import NOON, Stage

PHONE = "+8613900000001"


@pytest.fixture(autouse=True)
def _fresh_limits(db: None) -> None:
    cache.clear()


@pytest.fixture
def demo(settings: Any) -> None:
    settings.MODE = "demo"


def sign_in(client: Client, phone: str, **more: Any) -> Any:
    client.post("/sign-in/", {"phone": phone})
    page = client.get("/sign-in/code/").content.decode()
    digits = re.search(r'class="code">(\d{6})', page)[1]
    return client.post("/sign-in/code/", {"code": digits}, **more)


def give_phone(person: Any, phone: str) -> None:
    person.save(update_fields=personal.fill(person, personal.of_phone(phone)))


@pytest.mark.row("C147")
def test_wang_fang_signs_in_by_phone_and_is_recognised(client: Client, stage: Stage, demo: None) -> None:
    Account.objects.filter(person=stage.wang_fang).delete()
    give_phone(stage.wang_fang, "13900000001")

    response = sign_in(client, "139 0000 0001")

    assert response.status_code == 302 and response["Location"] == "/"
    account = Account.objects.get(phone_blind=personal.phone_blind(PHONE))
    assert (account.person, account.verified_by) == (stage.wang_fang, "phone")
    assert list(Joining.objects.values_list("person_id", "how", "by_id")) == [(stage.wang_fang.id, "phone", None)]


def test_an_unknown_phone_gets_the_same_answers_and_is_asked_who_it_is(client: Client, stage: Stage, demo: None) -> None:
    assert client.post("/sign-in/", {"phone": "13900000009"})["Location"] == "/sign-in/code/"
    assert sign_in(Client(), "13900000008")["Location"] == "/me/who/"


def test_a_wrong_code_five_times_locks_and_says_until_when(stage: Stage) -> None:
    actions.send_code(PHONE, address="x", at=NOON)
    said = [actions.try_code(PHONE, "nope", language="zh-hans", at=NOON).problem for _ in range(6)]
    assert said[:2] == ["验证码不对，还可以试 4 次。", "验证码不对，还可以试 3 次。"]
    assert said[4:] == ["输错太多次，先锁住了。请在 12:16 以后再试。"] * 2
    with pytest.raises(Refused, match="12:16"):
        actions.send_code(PHONE, address="x", at=NOON + timedelta(minutes=2))
    later = NOON + timedelta(minutes=16)
    digits = actions.send_code(PHONE, address="x", at=later)
    assert actions.try_code(PHONE, digits, language="zh-hans", at=later).account


def test_a_code_lives_ten_minutes_and_opens_once(stage: Stage) -> None:
    digits = actions.send_code(PHONE, address="x", at=NOON)
    assert digits not in SignInCode.objects.get().digest
    late = actions.try_code(PHONE, digits, language="zh-hans", at=NOON + timedelta(minutes=10, seconds=1))
    assert late.problem == "验证码过期了或已用过，请再要一个。"
    assert actions.try_code(PHONE, digits, language="zh-hans", at=NOON).account
    assert actions.try_code(PHONE, digits, language="zh-hans", at=NOON).problem == "验证码过期了或已用过，请再要一个。"


def test_codes_are_limited_by_phone_and_by_address(stage: Stage) -> None:
    actions.send_code(PHONE, address="x", at=NOON)
    with pytest.raises(Refused, match=r"3[01] 秒后"):
        actions.send_code(PHONE, address="x", at=NOON + timedelta(seconds=30))
    for number in range(1, 10):
        actions.send_code(PHONE, address="x", at=NOON + timedelta(minutes=number))
    with pytest.raises(Refused, match="请明天再试"):
        actions.send_code(PHONE, address="x", at=NOON + timedelta(minutes=11))
    assert actions.send_code(PHONE, address="x", at=NOON + timedelta(days=1))
    cache.set("sign-in:y", 60)
    with pytest.raises(Refused, match="1 小时后"):
        actions.send_code("+8613900000002", address="y", at=NOON)


def test_the_gateway_gets_one_json_post_with_the_token(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[tuple[str | None, dict[str, str]]] = []

    class Gateway(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append((self.headers["Authorization"], json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
            self.send_response(200 if len(got) == 1 else 503)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Gateway)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr("django.conf.settings.SMS_URL", f"http://127.0.0.1:{server.server_port}/send")
    monkeypatch.setattr("django.conf.settings.SMS_TOKEN", "secret")
    digits = actions.send_code(PHONE, address="x", at=NOON)
    assert got == [
        ("Bearer secret", {"phone": PHONE, "text": f"您的睦邻验证码是 {digits}，10 分钟内有效。工作人员不会问您要它。"})
    ]
    with pytest.raises(Refused, match="短信没发出去"):
        actions.send_code("+8613900000002", address="x", at=NOON)
    server.shutdown()


def test_a_code_shows_on_the_page_in_the_demo_only(client: Client, stage: Stage) -> None:
    client.post("/sign-in/", {"phone": "13900000001"})
    assert 'class="code"' not in client.get("/sign-in/code/").content.decode()


def test_a_bad_number_gets_its_sentence(client: Client, stage: Stage) -> None:
    assert "手机号应为 11 位" in client.post("/sign-in/", {"phone": "1380000"}).content.decode()


def test_next_never_leads_away(client: Client, stage: Stage, demo: None) -> None:
    client.get("/sign-in/?next=https://evil.example/")
    give_phone(stage.wang_fang, "13900000001")
    Account.objects.filter(person=stage.wang_fang).delete()
    assert sign_in(client, "13900000001")["Location"] == "/"


def test_two_people_of_one_phone_say_who_they_are(client: Client, stage: Stage, demo: None) -> None:
    for person in (stage.wang_fang, stage.liu_yang):
        Account.objects.filter(person=person).delete()
        give_phone(person, "13900000001")
    assert sign_in(client, "13900000001")["Location"] == "/me/who/"
    wrong = client.post("/me/who/", {"building": "春和苑3号楼", "room": "302", "name": "王芳"})
    assert "和登记对不上" in wrong.content.decode()
    right = client.post("/me/who/", {"building": "春和苑3号楼", "room": "2单元301", "name": "王芳"})
    assert right["Location"] == "/"
    account = Account.objects.get(phone_blind=personal.phone_blind(PHONE))
    assert (account.person, account.verified_by) == (stage.wang_fang, "room")


def test_a_guesser_of_rooms_is_stopped_after_five(stage: Stage) -> None:
    account = Account.objects.create(username="guesser")
    at = timezone.now()
    for _ in range(5):
        assert actions.join_by_room(account, "春和苑3号楼", "999", "王芳", at=at) is None
    Account.objects.filter(person=stage.wang_fang).delete()
    with pytest.raises(Refused, match="今天试了 5 次"):
        actions.join_by_room(account, "春和苑3号楼", "301", "王芳", at=at)
