"""From the stairs to the handler in three steps: plain forms, as with JavaScript off."""

import re
from io import BytesIO
from threading import Barrier, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from PIL import Image

from mulin.matters.models import Event, Follow, Matter
from tests.stage import Stage, build

from .resident_stage import categories


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person.account)
    return client


def photo(name: str = "lamp.jpg") -> SimpleUploadedFile:
    data = BytesIO()
    Image.new("RGB", (64, 48), "navy").save(data, "JPEG")
    return SimpleUploadedFile(name, data.getvalue(), "image/jpeg")


def once_key(page) -> str:
    return re.search(r'name="once" value="([^"]+)"', page.content.decode()).group(1)


def write(client: Client, stage: Stage, words: str = "三楼楼道的灯不亮了，晚上看不清。", **more):
    return client.post("/report/words/", {"place": stage.entrance.id, "words": words, **more})


def test_a_resident_reports_in_three_steps_and_reads_who_has_it(stage):
    lamp, _noise = categories(stage)
    client = signed_in(stage.wang_fang)

    places = client.get("/report/").content.decode()
    assert f"/report/words/?place={stage.entrance.id}" in places
    assert client.get(f"/report/words/?place={stage.entrance.id}").status_code == 200

    written = write(client, stage, photos=photo())
    assert written.headers["Location"] == "/report/send/"
    check = client.get("/report/send/")
    assert "楼道灯" in check.content.decode()  # suggested by the words

    sent = client.post("/report/send/", {"once": once_key(check)})
    matter = Matter.objects.get()
    assert sent.headers["Location"] == f"/report/done/{matter.number}/"
    assert (matter.place, matter.category, matter.reporter, matter.channel, matter.shows_name) == (
        stage.entrance, lamp, stage.wang_fang, "web", False,
    )  # fmt: skip
    assert len(Event.objects.get(matter=matter, kind="reported").photos) == 1
    done = client.get(sent.headers["Location"]).content.decode()
    assert "现在在春和物业手里" in done and "下一步：春和物业" in done
    assert "report" not in client.session  # nothing is left to send twice


def test_the_draft_survives_signing_in(stage):
    categories(stage)
    client = Client()
    write(client, stage)
    page = client.get("/report/send/").content.decode()
    assert "/sign-in/?next=/report/send/" in page and "匿名" not in page
    client.force_login(stage.liu_yang.account)
    assert "三楼楼道的灯不亮了" in client.get("/report/send/").content.decode()


def test_a_stranger_may_be_anonymous_where_the_category_allows_and_sees_the_receipt(stage):
    categories(stage)
    client = Client()
    write(client, stage, "楼上半夜太吵")
    page = client.get("/report/send/")
    sent = client.post("/report/send/", {"once": once_key(page), "anonymous": "1"})
    matter = Matter.objects.get()
    assert (matter.is_anonymous, matter.reporter, matter.reporter_account) == (True, None, None)
    assert client.get(sent.headers["Location"]).status_code == 200
    assert Client().get(sent.headers["Location"]).status_code in (200, 404)


def test_a_stranger_may_not_be_anonymous_elsewhere(stage):
    categories(stage)
    client = Client()
    write(client, stage)
    refused = client.post("/report/send/", {"once": "k" * 32, "anonymous": "1"})
    assert refused.status_code == 403 and not Matter.objects.exists()


def test_without_words_it_says_what_to_write_and_keeps_the_photo(stage):
    categories(stage)
    client = signed_in(stage.wang_fang)
    answer = write(client, stage, "", photos=photo())
    page = answer.content.decode()
    assert answer.status_code == 200 and "请写一句出了什么事" in page and page.count("/small/") == 1


def test_a_photo_is_taken_away_again(stage):
    categories(stage)
    client = signed_in(stage.wang_fang)
    write(client, stage, photos=photo(), add="1")
    key = client.session["report"]["photos"][0]
    write(client, stage, drop=key)
    assert client.session["report"]["photos"] == []


def test_what_is_no_photo_gets_its_sentence(stage):
    categories(stage)
    answer = write(signed_in(stage.wang_fang), stage, photos=SimpleUploadedFile("a.jpg", b"not a picture", "image/jpeg"))
    assert "这个文件不是照片" in answer.content.decode()


def test_five_photos_are_one_too_many(stage):
    categories(stage)
    answer = write(signed_in(stage.wang_fang), stage, photos=[photo(f"{n}.jpg") for n in range(5)])
    assert "照片最多 4 张" in answer.content.decode()


@pytest.mark.row("maps-1")
def test_similar_ones_are_shown_and_followed_instead(stage):
    categories(stage)
    first = signed_in(stage.wang_fang)
    write(first, stage)
    first.post("/report/send/", {"once": once_key(first.get("/report/send/"))})
    known = Matter.objects.get()

    second = signed_in(stage.liu_yang)
    write(second, stage, "二单元楼道灯不亮")
    page = second.get("/report/send/").content.decode()
    assert "是同一件吗" in page and known.title in page and "王芳" not in page
    second.post(f"/matters/{known.number}/follow/", {"drop_draft": "1"})
    assert Follow.objects.get().account_id == stage.liu_yang.account.id
    assert Matter.objects.count() == 1 and "report" not in second.session


@pytest.mark.row("races-2")
def test_the_same_form_twice_makes_one_matter(stage):
    categories(stage)
    client = signed_in(stage.wang_fang)
    write(client, stage)
    key = once_key(client.get("/report/send/"))
    answers = [client.post("/report/send/", {"once": key}).headers["Location"] for _ in range(3)]
    assert len(set(answers)) == 1 and Matter.objects.count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.row("races-2")
def test_five_identical_posts_at_once_make_one_matter():
    stage = build()
    categories(stage)
    client = signed_in(stage.wang_fang)
    write(client, stage)
    key, start, answers = once_key(client.get("/report/send/")), Barrier(5), []

    def press() -> None:
        mine = Client()
        mine.cookies = client.cookies
        start.wait()
        answers.append(mine.post("/report/send/", {"once": key}).headers["Location"])
        connections.close_all()

    threads = [Thread(target=press) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Matter.objects.count() == 1 and len(answers) == 5 and set(answers) == {answers[0]}


def test_a_room_is_nobody_elses_to_pick(stage):
    categories(stage)
    client = signed_in(stage.wang_fang)
    assert f'place={stage.room_301.id}"' not in client.get("/report/?q=301").content.decode()
    assert client.get(f"/report/words/?place={stage.room_302.id}").headers["Location"] == "/report/"


def test_a_position_finds_the_building(stage):
    answer = signed_in(stage.wang_fang).get("/report/?lat=31.22021&lng=121.55021")
    assert answer.headers["Location"].startswith(f"/report/words/?place={stage.building_3.id}&")


def test_a_position_far_away_is_said_so(stage):
    assert "不在本社区的地图里" in signed_in(stage.wang_fang).get("/report/?lat=10&lng=10").content.decode()


@pytest.mark.row("C080")
def test_a_rider_reports_with_one_tap(stage):
    lamp, _noise = categories(stage)
    client = signed_in(stage.chen_hao)
    page = client.get("/report/quick/")
    answer = client.post(
        "/report/quick/", {"once": once_key(page), "lat": "31.2206", "lng": "121.5507", "category": lamp.id, "photos": photo()}
    )
    matter = Matter.objects.get()
    assert answer.headers["Location"] == f"/report/done/{matter.number}/"
    assert (matter.place, matter.category, matter.channel, matter.title) == (stage.building_5, lamp, "rider", "楼道灯")


def test_a_tap_without_a_position_says_what_to_do(stage):
    lamp, _noise = categories(stage)
    client = signed_in(stage.chen_hao)
    answer = client.post("/report/quick/", {"once": once_key(client.get("/report/quick/")), "category": lamp.id})
    assert answer.status_code == 422 and "还不知道在哪里" in answer.content.decode() and not Matter.objects.exists()


def test_suggestions_follow_the_words(stage):
    categories(stage)
    page = signed_in(stage.wang_fang).get("/report/kinds/?words=路灯坏了").content.decode()
    assert "楼道灯" in page and "说不清" in page and "噪声" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/report/",
        "/report/words/?place=0",
        "/report/quick/",
        "/report/offline/",
        "/matters/",
        "/inbox/",
        "/help/",
        "/open/",
        "/open/matters/",
        "/c/",
    ],
)
def test_pages_ask_the_database_little(stage, path, django_assert_max_num_queries):
    categories(stage)
    client = signed_in(stage.wang_fang)
    with django_assert_max_num_queries(12):
        answer = client.get(path.replace("place=0", f"place={stage.entrance.id}"))
    assert answer.status_code == 200 and len(answer.content) < 60_000


def test_neighbours_see_the_photo_of_a_public_matter_only(stage):
    categories(stage)
    client = signed_in(stage.wang_fang)
    write(client, stage, photos=photo())
    client.post("/report/send/", {"once": once_key(client.get("/report/send/"))})
    address = f"/files/{Event.objects.get(kind='reported').photos[0]}/small/"
    assert signed_in(stage.liu_yang).get(address).status_code == 200
    Matter.objects.update(is_public=False)
    assert [each.get(address).status_code for each in (signed_in(stage.liu_yang), client)] == [404, 200]
