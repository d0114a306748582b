"""In production the desk is closed to staff without a second factor; an administrator resets a lost one."""

import base64
import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.people import actions, personal, rules, second
from mulin.people.models import Account, Person, SignInCode
from tests.stage import NOON, Stage

PHONE = "+8613900000003"


@pytest.fixture(autouse=True)
def _fresh_limits(db: None) -> None:
    cache.clear()


@pytest.fixture
def zhao(stage: Stage, settings: Any) -> Account:
    settings.MODE = "production"
    account = Account.objects.get(person=stage.zhao_min)
    account.save(update_fields=personal.fill(account, personal.of_phone(PHONE)))
    return account


def sign_in(client: Client, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr("mulin.people.sms.send", lambda *_args, **_more: None)
    SignInCode.objects.all().delete()
    digits = actions.send_code(PHONE, address="x", at=timezone.now())
    session = client.session
    session["signing_in"] = {"phone": PHONE, "shown": ""}
    session.save()
    return client.post("/sign-in/code/", {"code": digits})


def code_now(client: Client) -> str:
    client.get("/me/second/")
    return format_hotp_value(hotp_value(client.session["second_secret"], int(time.time()) // 30))


def set_up(account: Account) -> None:
    secret = second.new_secret()
    assert second.set_up(account, secret, format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def as_account(person: Person) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person=person), "mulin.people.backends.WithPerson")
    return client


def test_the_desk_opens_after_the_second_factor_is_set_up(client: Client, zhao: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = sign_in(client, monkeypatch)
    assert answer["Location"] == "/desk/"
    for url in ("/desk/", "/desk/people/", "/desk/matters/", "/desk/no-such-page/"):
        assert client.get(url)["Location"] == "/me/second/"
        assert client.post(url)["Location"] == "/me/second/"
    assert "先设好第二道验证" in client.get("/me/second/").content.decode()
    assert client.get("/me/").status_code == 200
    assert client.post("/me/second/", {"code": code_now(client)})["Location"] == "/me/second/"
    assert "去工作台" in client.get("/me/second/").content.decode()
    assert client.get("/desk/people/").status_code == 200


def test_who_signed_in_before_it_was_set_up_proves_it_first(
    client: Client, zhao: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, monkeypatch)
    set_up(zhao)
    assert client.get("/desk/people/")["Location"] == "/sign-in/second/"
    answer = client.post("/sign-in/second/", {"code": second.recovery_codes(zhao)[0]})
    assert answer["Location"] == "/desk/people/"
    assert client.get("/desk/people/").status_code == 200


@pytest.mark.parametrize("mode", ["development", "demo"])
def test_elsewhere_nobody_is_forced(stage: Stage, settings: Any, mode: str) -> None:
    settings.MODE = mode
    assert as_account(stage.zhao_min).get("/desk/").status_code == 200


def test_residents_are_never_asked(stage: Stage, settings: Any) -> None:
    settings.MODE = "production"
    assert as_account(stage.wang_fang).get("/me/").status_code == 200
    assert as_account(stage.wang_fang).get("/desk/people/").status_code == 403


@pytest.mark.parametrize(
    "who", ["wang_fang", "li_xiuying", "zhang_wei", "zhao_min", "he_jing", "zhou_ming", "liang_bo", "wu_jianguo"]
)
def test_only_administrators_reset_a_colleague(stage: Stage, who: str) -> None:
    by = stage.standing(getattr(stage, who))
    assert not rules.may_reset_second(by, stage.tang_lei)
    assert rules.may_reset_second(stage.standing(stage.sun_li), getattr(stage, who))
    assert not rules.may_reset_second(stage.standing(stage.sun_li), stage.sun_li)


def test_a_lost_factor_is_reset_for_a_reason_on_record(client: Client, stage: Stage, zhao: Account, settings: Any) -> None:
    set_up(zhao)
    settings.MODE = "development"
    url = f"/desk/people/{stage.zhao_min.id}/reset-second/"
    desk = as_account(stage.sun_li)
    assert url in desk.get(f"/desk/people/{stage.zhao_min.id}/").content.decode()
    assert url not in as_account(stage.zhou_ming).get(f"/desk/people/{stage.zhao_min.id}/").content.decode()
    assert "至少 4 个字" in desk.post(url, {"reason": "丢了"}).content.decode()
    assert second.is_set_up(zhao)
    lost = as_account(stage.zhao_min)
    UserSession.objects.create(user=zhao, session_key=lost.session.session_key, ip="127.0.0.1", user_agent="旧手机")

    assert desk.post(url, {"reason": "手机丢了，当面核对过"})["Location"] == f"/desk/people/{stage.zhao_min.id}/"

    assert not second.is_set_up(zhao) and second.recovery_codes(zhao) == []
    assert lost.get("/me/").status_code == 302
    fact = Fact.objects.get(kind="people.second_factor_reset")
    assert (fact.data, fact.actor_id) == (
        {"account_id": zhao.pk, "person_id": stage.zhao_min.id, "reason": "手机丢了，当面核对过"},
        Account.objects.get(person=stage.sun_li).pk,
    )
    with pytest.raises(Refused, match="不用重置"):
        actions.reset_second(zhao, "手机又丢了", by=stage.standing(stage.sun_li), at=NOON)


def test_rotated_keys_leave_nobody_without_the_second_factor(zhao: Account, settings: Any) -> None:
    set_up(zhao)
    codes, old = second.recovery_codes(zhao), settings.SEAL_KEYS
    settings.SEAL_KEYS = f"k77:{base64.b64encode(bytes(range(32))).decode()},{old}"
    assert second.reseal().resealed == 2 and second.reseal().resealed == 0
    settings.SEAL_KEYS = settings.SEAL_KEYS.split(",")[0]
    assert second.recovery_codes(zhao) == codes and second.is_right(zhao, codes[0])
    settings.SEAL_KEYS = old
    assert len(second.reseal().unreadable) == 2
