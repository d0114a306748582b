from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from mulin.kernel.access import Refused
from mulin.kernel.secrets.models import Reveal
from mulin.organisations.models import Post
from mulin.people import actions, queries, rules
from mulin.people.models import Account, Joining, Ownership, Person, Residence
from tests.stage import NOON, SINCE, Stage

ID = "11010519491231002X"
LONG = "阿卜杜热西提" + "·买买提" * 12
READ_3 = {"li_xiuying", "zhang_wei", "zhao_min", "he_jing", "zhou_ming", "sun_li"}
CAST = [
    "wang_fang", "liu_yang", "ma_li", "li_xiuying", "zhang_wei", "zhao_min", "he_jing", "zhou_ming", "liang_bo", "wu_jianguo",
    "tang_lei", "chen_hao", "sun_li",
]  # fmt: skip


def registered(stage: Stage, by: str = "zhao_min", **values: Any) -> Person:
    who = stage.standing(getattr(stage, by))
    return actions.register_person(stage.room_301, "owner", {"name": "王建军"} | values, by=who, at=NOON)


def signed_in(client: Client, person: Person) -> Client:
    client.force_login(Account.objects.get(person=person), "mulin.people.backends.WithPerson")
    return client


@pytest.mark.parametrize("who", CAST)
def test_who_may_see_change_and_reveal_wang_fang(stage: Stage, who: str) -> None:
    by = stage.standing(getattr(stage, who))
    seen = set(queries.visible_to(by).values_list("name", flat=True))
    assert ("王芳" in seen) == (who in READ_3 | {"wang_fang"})
    assert ("马丽" in seen) == (who in {"ma_li", "zhao_min", "zhou_ming", "sun_li"})
    assert bool(rules.may_change(by, stage.wang_fang)) == (who in {"zhang_wei", "zhao_min", "sun_li"})
    assert bool(rules.may_reveal(by, stage.wang_fang)) == (who in READ_3 - {"li_xiuying"})
    assert bool(rules.may_join(by, stage.wang_fang)) == (who in {"zhao_min", "sun_li"})


def test_what_is_personal_lies_sealed_and_masked(stage: Stage) -> None:
    person = registered(stage, phone="138 1234 5678", id_number=ID.lower())
    row = (
        Person.objects.filter(pk=person.pk)
        .extra(select={"raw": "phone"})
        .values("phone_mask", "id_mask", "born_on", "pinyin", "raw")
        .get()
    )
    assert (row["phone_mask"], row["id_mask"]) == ("138****5678", "110***********002X")
    assert (row["born_on"], row["pinyin"]) == (date(1949, 12, 31), "wangjianjun")
    assert "5678" not in row["raw"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"id_number": "110105194912310021"}, "校验位不对"),
        ({"id_number": "123"}, "应为 18 位"),
        ({"phone": "1380000"}, "手机号应为 11 位"),
    ],
)
def test_wrong_numbers_get_their_sentence(stage: Stage, values: dict[str, str], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        registered(stage, **values)


def test_one_id_number_is_one_person(stage: Stage) -> None:
    first = registered(stage, id_number=ID)
    with pytest.raises(Refused, match="已经登记给王建军"):
        registered(stage, name="另一个", id_number=ID)
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(community=stage.community, name="x", id_blind=first.id_blind, added_at=NOON)


@pytest.mark.parametrize("name", [LONG, "𠮷田㐂", "<script>alert(1)</script>", "O'Brien-Łukasz"])
def test_names_survive_and_are_shown_as_text(client: Client, stage: Stage, name: str) -> None:
    person = registered(stage, name=name, born_on=date(1900, 2, 28))
    page = signed_in(client, stage.zhao_min).get(f"/desk/people/{person.id}/").content.decode()
    assert "<script>alert" not in page and "1900-02-28" in page
    person.refresh_from_db()
    assert person.name == name
    assert name[:4].replace("<", "&lt;").replace("'", "&#x27;") in page


@pytest.mark.parametrize(
    "words", ["王芳", "芳", "wangf", "wf", "WF", "301", "3号楼301", "春和苑3号楼 2单元301", "13812345678", "+86 138-1234-5678"]
)
def test_one_box_finds_wang_fang(stage: Stage, words: str) -> None:
    actions.change_person(stage.wang_fang, {"phone": "13812345678"}, by=stage.standing(stage.zhao_min), at=NOON)
    assert list(queries.search(stage.standing(stage.zhao_min), words)) == [stage.wang_fang]


def test_moving_out_and_in_keeps_the_history(stage: Stage) -> None:
    by = stage.standing(stage.zhang_wei)
    row = Residence.objects.get(person=stage.wang_fang)
    with pytest.raises(Refused, match="迁出日期早于迁入日期"):
        actions.move_out(row, on=date(2020, 1, 1), by=by, at=NOON)
    actions.move_out(row, on=NOON.date(), by=by, at=NOON)
    actions.move_in(stage.wang_fang, stage.room_302, "tenant", since=NOON.date(), by=by, at=NOON)
    rooms = stage.wang_fang.residences.order_by("id").values_list("room__name", "kind", "until")
    assert list(rooms) == [("301", "owner", NOON.date()), ("302", "tenant", None)]
    with pytest.raises(Refused, match="已经登记住在"):
        actions.move_in(stage.wang_fang, stage.room_302, "tenant", since=None, by=by, at=NOON)
    with pytest.raises(Refused, match="不是房屋"):
        actions.move_in(stage.wang_fang, stage.building_3, "tenant", since=None, by=by, at=NOON)


def test_who_stays_after_all_stays(client: Client, stage: Stage) -> None:
    home, day = Residence.objects.get(person=stage.wang_fang), timezone.localdate() + timedelta(days=3)
    signed_in(client, stage.zhao_min).post(f"/desk/residences/{home.pk}/end/", {"on": day.isoformat()})
    assert "不迁出了" in client.get(f"/desk/residences/{home.pk}/end/").content.decode()
    page = client.post(f"/desk/residences/{home.pk}/end/", {"stay": "1"}, follow=True).content.decode()
    assert "登记照旧" in page and f"到 {day} 迁出" not in page
    assert actions.end_due(timezone.now() + timedelta(days=4)) == 0
    with pytest.raises(Refused, match="不用取消"):
        actions.goes_on(home, by=stage.standing(stage.zhao_min), at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Residence.objects.filter(pk=home.pk).update(until=day, ends_on=day)


def test_shares_of_a_room_make_the_whole_and_never_more(client: Client, stage: Stage) -> None:
    by = stage.standing(stage.zhao_min)
    add = {"area": 9850, "whole": 3, "by": by, "at": NOON}
    actions.add_owner(stage.room_301, stage.wang_fang, part=1, **add)
    actions.add_owner(stage.room_301, "江城置业", part=1, is_developer=True, **add)
    with pytest.raises(Refused, match="还剩 1/3"):
        actions.add_owner(stage.room_301, stage.liu_yang, part=2, **add)
    with pytest.raises(Refused, match=r"98\.50"):
        actions.add_owner(stage.room_301, stage.liu_yang, part=1, **add | {"area": 9000})
    assert "还差 1/3" in signed_in(client, stage.zhao_min).get(f"/desk/rooms/{stage.room_301.id}/").content.decode()
    row = actions.add_owner(stage.room_301, stage.liu_yang, part=1, **add)
    assert rules.shares_sum((one.part, one.whole) for one in queries.owners_of(stage.room_301)) == Fraction(1)
    assert "份额完整" in client.get(f"/desk/rooms/{stage.room_301.id}/").content.decode()
    actions.end_ownership(row, on=NOON.date(), by=by, at=NOON)
    assert Ownership.objects.filter(room=stage.room_301, until=None).count() == 2


@pytest.mark.row("staff-3")
def test_a_worker_joins_someone_at_the_counter_with_the_name_on_record(client: Client, stage: Stage) -> None:
    Account.objects.filter(person=stage.wang_fang).delete()
    desk = signed_in(client, stage.zhao_min)
    form = {"phone": "13900000001", "seen": "on", "once": "z" * 20}
    assert desk.post(f"/desk/people/{stage.wang_fang.id}/join/", form).status_code == 302
    worker = Account.objects.get(person=stage.zhao_min)
    account = Account.objects.get(person=stage.wang_fang)
    assert (account.verified_by, Joining.objects.get().by_id) == ("counter", worker.id)
    again = desk.post(f"/desk/people/{stage.wang_fang.id}/join/", form | {"phone": "13900000002", "once": "w" * 20})
    assert "一个人只能有一个" in again.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(username="second", person=stage.wang_fang, verified_by="phone")


def test_a_full_number_is_shown_for_a_reason_on_record(client: Client, stage: Stage) -> None:
    person = registered(stage, phone="13812345678")
    desk = signed_in(client, stage.zhao_min)
    url = f"/desk/people/{person.id}/phone/"
    assert "13812345678" not in desk.get(url).content.decode()
    assert "至少 4 个字" in desk.post(url, {"reason": "看"}).content.decode()
    assert "13812345678" in desk.post(url, {"reason": "漏水要联系本人"}).content.decode()
    assert list(Reveal.objects.values_list("row", "field", "reason")) == [(person.id, "phone", "漏水要联系本人")]
    assert signed_in(Client(), stage.li_xiuying).get(url).status_code == 403
    assert signed_in(Client(), stage.wang_fang).get(url).status_code in (403, 404)


def test_the_export_is_the_list_masked(client: Client, stage: Stage) -> None:
    import io

    from openpyxl import load_workbook

    registered(stage, name="=HYPERLINK(1)", phone="13812345678", id_number=ID)
    answer = signed_in(client, stage.zhao_min).get("/desk/people/export/?q=301")
    rows = list(load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.values)
    assert [row[0] for row in rows[1:]] == ["'=HYPERLINK(1)", "王芳"]
    assert rows[1][5:] == ("138****5678", "110***********002X")


def test_registering_through_the_page_once(client: Client, stage: Stage) -> None:
    desk = signed_in(client, stage.zhang_wei)
    form = {"name": "新来的", "sex": "2", "nationality": "chn", "kind": "tenant", "once": "q" * 20, "phone": "", "id_number": ""}
    url = f"/desk/rooms/{stage.room_301.id}/register/"
    assert [desk.post(url, form).status_code for _ in range(2)] == [302, 302]
    assert Person.objects.filter(name="新来的").count() == 1
    assert "校验位不对" in desk.post(url, form | {"id_number": "110105194912310021", "once": "r" * 20}).content.decode()


def test_the_list_costs_the_same_for_one_and_for_many(client: Client, stage: Stage, django_assert_max_num_queries: Any) -> None:
    desk = signed_in(client, stage.zhao_min)
    desk.get("/desk/people/")
    with django_assert_max_num_queries(14) as few:
        desk.get("/desk/people/?q=王芳")
    with django_assert_max_num_queries(14) as many:
        desk.get("/desk/people/")
    assert len(few) == len(many)


def test_a_grid_worker_sees_only_the_own_grid(client: Client, stage: Stage) -> None:
    assert Post.objects.filter(person=stage.zhang_wei, place=stage.grid, since=SINCE).exists()
    desk = signed_in(client, stage.zhang_wei)
    assert desk.get(f"/desk/people/{stage.ma_li.id}/").status_code == 404
    assert desk.get(f"/desk/people/{stage.wang_fang.id}/").status_code == 200
