from django.test import Client
from django.utils import timezone

from mulin.notices import actions
from mulin.notices.models import Notice


def tell(stage, number: int, person=None) -> Notice:
    values = {"title": f"第 {number} 盏灯", "note": "换好了。"}
    person = person or stage.wang_fang
    return actions.tell(
        person_id=person.id,
        kind="matter.answered",
        values=values,
        url="/help/",
        once_key=f"{person.id} {number}",
        at=timezone.now(),
    )


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person.account)
    return client


def test_unread_come_first_and_opening_marks_read(stage):
    first, second, third = (tell(stage, number) for number in (1, 2, 3))
    client = signed_in(stage.wang_fang)
    opened = client.get(f"/inbox/{third.id}/")
    assert opened.headers["Location"] == "/help/"
    told = client.get("/inbox/").context["told"]
    assert [(one.id, one.unread) for one in told] == [(second.id, True), (first.id, True), (third.id, False)]


def test_nobody_opens_anothers_notice(stage):
    notice = tell(stage, 1)
    assert signed_in(stage.liu_yang).get(f"/inbox/{notice.id}/").status_code == 404
    assert Client().get(f"/inbox/{notice.id}/").status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


def test_all_are_read_at_once(stage):
    tell(stage, 1)
    theirs = tell(stage, 1, stage.liu_yang)
    client = signed_in(stage.wang_fang)
    client.post("/inbox/read/")
    assert list(Notice.objects.filter(read_at=None)) == [theirs]


def test_a_stranger_is_asked_to_sign_in(db):
    assert "/sign-in/?next=/inbox/" in Client().get("/inbox/").content.decode()


def test_25_cost_as_many_queries_as_one(stage, django_assert_max_num_queries):
    client = signed_in(stage.wang_fang)
    tell(stage, 0)
    client.get("/inbox/")
    with django_assert_max_num_queries(12) as one:
        client.get("/inbox/")
    for number in range(1, 25):
        tell(stage, number)
    with django_assert_max_num_queries(12) as many:
        page = client.get("/inbox/")
    assert len(one) == len(many) and len(page.content) < 60_000
