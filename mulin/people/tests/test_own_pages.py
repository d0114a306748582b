import json
import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from mulin.kernel.access import Refused
from mulin.people import actions, personal, second
from mulin.people.models import Account, Correction, SignInCode
from tests.stage import NOON, Stage

from .test_signing_in import give_phone, sign_in


@pytest.fixture(autouse=True)
def _fresh_limits(db: None) -> None:
    cache.clear()


@pytest.fixture
def wang(client: Client, stage: Stage, settings: Any) -> Account:
    settings.MODE = "demo"
    Account.objects.filter(person=stage.wang_fang).delete()
    give_phone(stage.wang_fang, "13900000001")
    sign_in(client, "13900000001")
    return Account.objects.get(person=stage.wang_fang)


def test_my_page_says_who_i_am_and_where_i_live(client: Client, wang: Account) -> None:
    page = client.get("/me/").content.decode()
    assert "王芳" in page and "春和苑 3 号楼 2 单元 301" in page and "手机号与登记一致" in page


def test_what_is_held_can_be_seen_taken_corrected(client: Client, wang: Account, stage: Stage) -> None:
    assert "+8613900000001" in client.get("/me/held/").content.decode()
    copy = json.loads(client.get("/me/held/copy.json").content)
    assert copy["person"]["name"] == "王芳" and copy["residences"][0]["room"] == "春和苑 3 号楼 2 单元 301"
    assert client.get("/me/held/copy.xlsx").status_code == 200
    form = {"words": "出生日期应为 1956-03-08", "once": "k" * 20}
    assert [client.post("/me/held/correct/", form).status_code for _ in range(2)] == [302, 302]
    row = Correction.objects.get()
    actions.answer_correction(row, "已改好", by=stage.standing(stage.zhao_min), at=NOON)
    assert "已改好" in client.get("/me/held/").content.decode()
    with pytest.raises(Refused, match="已经答复过"):
        actions.answer_correction(row, "再答", by=stage.standing(stage.zhao_min), at=NOON)


def test_deleting_takes_the_phone_away_and_leaves_the_register(client: Client, wang: Account, stage: Stage) -> None:
    client.post("/me/delete/")
    wang.refresh_from_db()
    assert (wang.person, wang.phone, wang.phone_blind, wang.is_active) == (None, "", None, False)
    stage.wang_fang.refresh_from_db()
    assert stage.wang_fang.phone == "+8613900000001"
    assert client.get("/me/").status_code == 302


def test_staff_end_their_post_before_they_delete(stage: Stage) -> None:
    with pytest.raises(Refused, match="还担任着岗位"):
        actions.delete_account(Account.objects.get(person=stage.zhao_min), at=NOON)


def test_other_devices_are_listed_and_signed_out(client: Client, wang: Account) -> None:
    cache.clear()
    second_phone = Client(headers={"user-agent": "旧手机"})

    SignInCode.objects.all().delete()
    sign_in(second_phone, "13900000001")
    assert "旧手机" in client.get("/me/sessions/").content.decode()
    client.post("/me/sessions/end-others/")
    assert second_phone.get("/me/").status_code == 302
    assert client.get("/me/").status_code == 200


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_a_worker_sets_up_a_second_factor_and_is_asked_for_it(client: Client, stage: Stage, settings: Any) -> None:
    settings.MODE = "demo"
    account = Account.objects.get(person=stage.zhao_min)
    account.save(update_fields=personal.fill(account, personal.of_phone("13900000003")))
    assert sign_in(client, "13900000003")["Location"] == "/desk/"
    client.get("/me/second/")
    secret = client.session["second_secret"]
    assert "动态码不对" in client.post("/me/second/", {"code": "abc"}).content.decode()
    client.post("/me/second/", {"code": code_now(secret)})
    codes = second.recovery_codes(account)
    assert len(codes) == 10 and codes[0] in client.get("/me/second/").content.decode()

    settings.MODE = "development"
    fresh = Client()
    account = Account.objects.get(pk=account.pk)

    SignInCode.objects.all().delete()
    session = fresh.session
    digits = actions.send_code("+8613900000003", address="x", at=timezone.now())
    session["signing_in"] = {"phone": "+8613900000003", "shown": ""}
    session.save()
    assert fresh.post("/sign-in/code/", {"code": digits})["Location"] == "/sign-in/second/"
    assert fresh.get("/desk/").status_code in (302, 403)
    assert "动态码不对" in fresh.post("/sign-in/second/", {"code": "000000"}).content.decode()
    assert fresh.post("/sign-in/second/", {"code": codes[0]})["Location"] == "/desk/"
    assert second.is_right(account, codes[0]) is False
