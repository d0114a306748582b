"""Switches, refusals and what goes wrong, as the person meets them."""

import re
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from mulin.kernel.access import Refused
from mulin.kernel.once import Conflict
from mulin.kernel.ui import errors, kept
from mulin.kernel.words.extracting import PACKAGE
from mulin.people.models import Account
from mulin.site_ import urls as real
from tests.stage import Stage

SENTENCE = "结算期内不能改账，8 月 1 日再来。"


def raising(problem: Exception) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        raise problem

    return view


urlpatterns = [
    path("refused/", raising(Refused(SENTENCE))),
    path("conflict/", raising(Conflict("这张表单已经提交过。"))),
    path("denied/", raising(PermissionDenied())),
    path("broken/", raising(ZeroDivisionError())),
    *real.urlpatterns,
]
handler400, handler403, handler404, handler500 = errors.bad_request, errors.forbidden, errors.not_found, errors.broken

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture
def visitor() -> Client:
    """Somebody with an account and no post; nobody in particular is asked to sign in instead."""
    client = Client(raise_request_exception=False)
    client.force_login(Account.objects.create(username="somebody"))
    return client


@pytest.mark.parametrize(
    ("url", "status", "said"),
    [
        ("/refused/", 403, SENTENCE),
        ("/conflict/", 409, "这张表单已经提交过。"),
        ("/denied/", 403, "您的账号没有办这件事的权限。"),
        ("/nowhere/", 404, "没有找到这一页"),
        ("/broken/", 500, "我们这边出了故障"),
    ],
)
def test_what_goes_wrong_becomes_a_page_with_a_way_on(visitor: Client, url: str, status: int, said: str):
    answer = visitor.post(url)
    text = answer.content.decode()
    assert (answer.status_code, said in text, 'href="/"' in text) == (status, True, True)


def test_a_refusal_leads_back_to_the_page_before_but_never_to_another_site(visitor: Client):
    assert (
        'href="http://testserver/report/"'
        in visitor.post("/refused/", headers={"referer": "http://testserver/report/"}).content.decode()
    )
    assert "evil" not in visitor.post("/refused/", headers={"referer": "http://evil.example/"}).content.decode()


def test_a_refusal_inside_a_pane_is_only_its_words(visitor: Client):
    text = visitor.get("/refused/", headers={"hx-request": "true"}).content.decode()
    assert SENTENCE in text and "<html" not in text


def test_a_form_without_its_token_says_what_to_do():
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/refused/")
    assert (answer.status_code, "页面放得太久了，没有送出" in answer.content.decode()) == (403, True)


def test_pages_speak_the_language_of_the_switch(visitor: Client):
    visitor.post("/language/", {"language": "en", "next": "/help/"})
    assert "There is no such page" in visitor.get("/nowhere/").content.decode()


def test_large_type_is_remembered_and_leads_back_but_never_to_another_site(visitor: Client):
    answer = visitor.post("/type/", {"size": "large", "next": "/help/"})
    assert (answer.status_code, answer["Location"], answer.cookies["type"].value) == (302, "/help/", "large")
    assert 'data-font="large"' in visitor.get("/help/").content.decode()
    assert visitor.post("/type/", {"size": "normal", "next": "https://evil.example/"})["Location"] == "/"
    assert "data-font" not in visitor.get("/help/").content.decode()


def test_a_stranger_who_opens_a_page_that_is_refused_is_asked_to_sign_in():
    assert Client().get("/refused/")["Location"] == "/sign-in/?next=/refused/"


def test_the_gallery_is_for_staff(stage: Stage):
    resident, worker = Client(), Client()
    resident.force_login(stage.wang_fang.account)
    worker.force_login(stage.zhao_min.account)
    assert [one.get("/desk/gallery/").status_code for one in (resident, worker)] == [403, 200]


def test_what_is_kept_is_made_again_after_its_seconds(monkeypatch: pytest.MonkeyPatch):
    now = [100.0]
    monkeypatch.setattr(kept, "monotonic", lambda: now[0])
    made: list[float] = []

    def look() -> float:
        return kept.kept(("a",), 15, lambda: made.append(now[0]) or now[0])

    assert [look(), look()] == [100.0, 100.0]
    now[0] = 116.0
    assert look() == 116.0
    assert made == [100.0, 116.0]


def test_each_icon_that_a_template_names_is_in_the_sprite():
    sprite = (PACKAGE / "kernel/ui/static/ui/icons.svg").read_text()
    there = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    pages = list(PACKAGE.rglob("templates/**/*.html"))
    named = {(page.name, name) for page in pages for name in re.findall(r'{% (?:icon|empty) "([^"]+)"', page.read_text())}
    assert sorted(pair for pair in named if pair[1] not in there) == []
