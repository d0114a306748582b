from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test import Client
from django.urls import path

from mulin.kernel.facts.models import Fact
from mulin.kernel.jobs import clock
from mulin.kernel.once import Conflict, KeyMissing, from_header, once, once_key, purge
from mulin.kernel.once.models import Answered

NOW = datetime(2026, 11, 19, 4, 0, tzinfo=UTC)
KEY = "4gq0Yx1c9VbT7mEw2sKd"


def make(words: str) -> dict[str, Any]:
    return {"url": f"/things/{Fact.objects.create(kind=words, data={}, happened_at=NOW).pk}/"}


def view(request: HttpRequest) -> HttpResponse:
    try:
        return JsonResponse(once(request, lambda: make(request.POST["words"])))
    except Conflict as conflict:
        return HttpResponse(str(conflict), status=409)


urlpatterns = [path("make/", view), path("elsewhere/", view)]
pytestmark = pytest.mark.urls(__name__)


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get_or_create(username=name)[0])
    return client


def made() -> list[str]:
    return list(Fact.objects.order_by("pk").values_list("kind", flat=True))


def at_once(times: int, ask: Callable[[], HttpResponse]) -> list[HttpResponse]:
    gate, answers = Barrier(times), []

    def go() -> None:
        gate.wait()
        try:
            answers.append(ask())
        finally:
            connection.close()

    threads = [Thread(target=go) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_a_repeat_gets_the_kept_answer_and_makes_nothing(db: None) -> None:
    client = signed_in("wang")
    first = client.post("/make/", {"once": KEY, "words": "灯坏了"})
    again = client.post("/make/", {"once": KEY, "words": "灯坏了", "csrfmiddlewaretoken": "renewed"})
    assert (first.json(), made()) == (again.json(), ["灯坏了"])


@pytest.mark.row("races-2")
def test_other_content_or_another_address_under_the_key_is_a_conflict(db: None) -> None:
    client = signed_in("wang")
    client.post("/make/", {"once": KEY, "words": "灯坏了"})
    other = client.post("/make/", {"once": KEY, "words": "门坏了"})
    elsewhere = client.post("/elsewhere/", {"once": KEY, "words": "灯坏了"})
    assert (other.status_code, elsewhere.status_code, made()) == (409, 409, ["灯坏了"])
    assert other.content.decode() == "这张表单已经提交过，内容与这次不同，这次没有保存。请打开新的表单再填。"


def test_another_photo_is_other_content(db: None) -> None:
    client = signed_in("wang")

    def send(name: str, content: bytes) -> int:
        return client.post("/make/", {"once": KEY, "words": "灯", "photo": SimpleUploadedFile(name, content)}).status_code

    assert [send("a.jpg", b"1234"), send("a.jpg", b"1234"), send("a.jpg", b"12345"), send("b.jpg", b"1234")] == [
        200,
        200,
        409,
        409,
    ]


def test_two_people_may_hold_the_same_key(db: None) -> None:
    answers = [signed_in(name).post("/make/", {"once": KEY, "words": "灯坏了"}).json()["url"] for name in ("wang", "liu")]
    assert len(set(answers)) == 2


def test_a_stranger_is_known_by_the_key_even_when_a_session_begins_in_between(db: None) -> None:
    client = Client()
    first = client.post("/make/", {"once": KEY, "words": "灯坏了"})
    session = client.session
    session["visited"] = True
    session.save()
    assert client.post("/make/", {"once": KEY, "words": "灯坏了"}).json() == first.json()


@pytest.mark.parametrize("fields", [{}, {"once": ""}, {"once": "1"}])
def test_a_form_without_a_usable_key_is_refused(db: None, fields: dict[str, str]) -> None:
    answer = Client().post("/make/", {"words": "灯坏了", **fields})
    assert (answer.status_code, answer.content.decode(), made()) == (
        409, "这张表单缺少防重复的标记，没有提交。请返回上一页，刷新后再提交。", [],
    )  # fmt: skip


def test_after_an_error_nothing_is_left_and_the_form_may_be_sent_again(transactional_db: None) -> None:
    def half_done() -> dict[str, Any]:
        make("一半")
        raise ValueError("the lamp fell down")

    with pytest.raises(ValueError, match="lamp"):
        once_key("wang", KEY, "灯", half_done, at=NOW)
    assert (made(), Answered.objects.count()) == ([], 0)
    assert once_key("wang", KEY, "灯", lambda: {"url": "/1/"}, at=NOW) == {"url": "/1/"}


def test_an_answer_that_cannot_be_kept_undoes_its_act(transactional_db: None) -> None:
    with pytest.raises(TypeError):
        once_key("wang", KEY, "灯", lambda: make("灯") | {"when": NOW}, at=NOW)
    assert made() == []


def test_answers_are_forgotten_after_a_week(db: None) -> None:
    for days, key in ((8, "old"), (6, "young")):
        once_key("wang", key, "灯", dict, at=NOW - timedelta(days=days))
    assert (purge(NOW), Answered.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("header", "key"),
    [('"8e03978e-40d5"', "8e03978e-40d5"), ("8e03978e-40d5", "8e03978e-40d5"), (r'"a\"b"', 'a"b'), ('""', ""), ("", "")],
)
def test_the_header_is_read_with_and_without_its_quotes(header: str, key: str) -> None:
    assert from_header(header) == key


def test_an_api_call_without_a_key_is_refused(db: None) -> None:
    with pytest.raises(KeyMissing):
        once_key("api 7", from_header(""), "{}", dict, at=NOW)


@pytest.mark.django_db(transaction=True)
@pytest.mark.row("races-2")
def test_five_identical_posts_at_once_make_one_and_get_the_same_answer() -> None:
    cookies = signed_in("wang").cookies

    def ask() -> HttpResponse:
        client = Client()
        client.cookies = cookies
        return client.post("/make/", {"once": KEY, "words": "灯坏了"})

    answers = at_once(5, ask)
    assert [answer.status_code for answer in answers] == [200] * 5
    assert len({answer.content for answer in answers}) == 1
    assert made() == ["灯坏了"]


@pytest.mark.django_db(transaction=True)
def test_of_two_contents_at_once_under_one_key_one_wins_and_the_others_are_told() -> None:
    words = iter(["灯", "门", "灯", "门"])
    answers = at_once(4, lambda: Client().post("/make/", {"once": KEY, "words": next(words)}))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 409, 409]
    assert len(made()) == 1


def test_the_clock_forgets_old_answers(db: None) -> None:
    assert clock.JOBS["once.purge"].work is purge
