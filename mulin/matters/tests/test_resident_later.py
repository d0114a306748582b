"""Reports that waited without signal: each arrives once, and only in its writer's name."""

from threading import Barrier, Thread

import pytest
from django.db import connections
from django.test import Client

from mulin.matters.models import Matter
from tests.stage import build

from .resident_stage import categories
from .test_resident_report import photo, signed_in

KEY = "a" * 32


def later(client: Client, stage, headers=None, **more):
    said = {"once": KEY, "place": stage.entrance.id, "words": "三楼楼道的灯不亮了", **more}
    return client.post("/report/later/", said, headers=headers)


def test_a_kept_report_arrives_with_its_photo(stage):
    categories(stage)
    answer = later(signed_in(stage.wang_fang), stage, photos=photo())
    matter = Matter.objects.get()
    assert (answer.status_code, answer.json()["number"]) == (201, matter.number)
    assert (matter.reporter, matter.place, len(matter.events.get(kind="reported").photos)) == (stage.wang_fang, stage.entrance, 1)


def test_when_the_reply_was_lost_the_second_sending_gets_the_same_answer(stage):
    categories(stage)
    client = signed_in(stage.wang_fang)
    assert later(client, stage, photos=photo()).json() == later(client, stage, photos=photo()).json()
    assert Matter.objects.count() == 1


def test_a_second_persons_report_is_no_duplicate(stage):
    categories(stage)
    answers = [later(signed_in(person), stage) for person in (stage.wang_fang, stage.liu_yang)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert set(Matter.objects.values_list("reporter", flat=True)) == {stage.wang_fang.id, stage.liu_yang.id}


def test_two_reports_with_the_same_words_are_two(stage):
    categories(stage)
    client = signed_in(stage.wang_fang)
    later(client, stage)
    later(client, stage, once="b" * 32)
    assert Matter.objects.count() == 2


@pytest.mark.row("races-2")
def test_the_same_key_with_other_words_is_a_conflict(stage):
    categories(stage)
    client = signed_in(stage.wang_fang)
    later(client, stage)
    answer = later(client, stage, words="另一件事：水管漏了")
    assert answer.status_code == 409 and answer.json()["say"] and Matter.objects.count() == 1


def test_signed_out_it_waits_for_signing_in(stage):
    categories(stage)
    answer = later(Client(), stage)
    assert answer.status_code == 401 and "请先登录" in answer.json()["say"] and not Matter.objects.exists()


def test_a_report_of_another_account_is_not_taken_in_this_ones_name(stage):
    categories(stage)
    liu, wang = signed_in(stage.liu_yang), signed_in(stage.wang_fang)
    mark = wang.get("/report/token/").json()["who"]
    answers = [later(client, stage, headers={"X-Written-By": mark}).status_code for client in (Client(), liu, wang)]
    assert answers == [401, 401, 201]
    assert list(Matter.objects.values_list("reporter", flat=True)) == [stage.wang_fang.id]


def test_a_bad_photo_is_said_and_nothing_is_kept(stage):
    categories(stage)
    answer = later(signed_in(stage.wang_fang), stage, photos=[photo(f"{n}.jpg") for n in range(5)])
    assert answer.status_code == 400 and "最多 4 张" in answer.json()["say"] and not Matter.objects.exists()


def test_without_words_it_says_what_to_write(stage):
    categories(stage)
    answer = later(signed_in(stage.wang_fang), stage, words="")
    assert (answer.status_code, answer.json()["say"]) == (400, "请写一句出了什么事，例如：三楼楼道的灯不亮了。")


def test_without_a_place_it_goes_to_the_community(stage):
    categories(stage)
    later(signed_in(stage.wang_fang), stage, place="", spot="东门外")
    matter = Matter.objects.get()
    assert (matter.place, matter.spot) == (stage.community, "东门外")


def test_the_token_says_who_is_signed_in_without_telling_the_number(stage):
    mine, other = (signed_in(person).get("/report/token/").json() for person in (stage.wang_fang, stage.liu_yang))
    assert mine["who"] != other["who"] and len(mine["who"]) == 16 and Client().get("/report/token/").json()["who"] == ""


def test_csrf_is_asked_for(stage):
    categories(stage)
    client = Client(enforce_csrf_checks=True)
    client.force_login(stage.wang_fang.account)
    assert later(client, stage).status_code == 403
    token = client.get("/report/token/").json()["csrf"]
    answer = client.post("/report/later/", {"once": KEY, "words": "灯不亮了"}, headers={"X-CSRFToken": token})
    assert answer.status_code == 201


def test_the_service_worker_comes_from_the_root_and_names_its_files(stage):
    answer = Client().get("/sw.js")
    text = answer.content.decode()
    assert (
        answer.headers["Content-Type"].startswith("text/javascript") and "/report/offline/" in text and "resident-outbox" in text
    )


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.row("races-2")
def test_five_sendings_at_once_make_one_matter():
    stage = build()
    categories(stage)
    clients = [signed_in(stage.wang_fang) for _ in range(5)]
    start, numbers = Barrier(5), []

    def send(client: Client) -> None:
        start.wait()
        numbers.append(later(client, stage).json()["number"])
        connections.close_all()

    threads = [Thread(target=send, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Matter.objects.count() == 1 and len(numbers) == 5 and len(set(numbers)) == 1
