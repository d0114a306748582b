from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.kernel.print import pdf
from mulin.organisations.models import Post
from mulin.places import actions, queries, rules
from mulin.places.models import Code, ScanCount
from mulin.places.rules.numbers import ALPHABET, check_of, fresh, is_number
from tests.stage import NOON

TODAY = NOON.date()


@pytest.fixture
def code(stage):
    (made,) = actions.make_codes([stage.building_3], kind="building", by=stage.standing(stage.zhao_min), at=NOON)
    return made


@pytest.mark.row("C147")
def test_a_scan_opens_the_place_it_hangs_on(stage, code):
    token = queries.token_of(code.number)
    assert queries.place_of_token(token).place == stage.building_3
    assert queries.address_of(code.number).endswith(f"/c/{token}/")
    assert len(token) == 15


def test_who_may_not_make_codes_is_not_asked_for_which_place(stage):
    for who in (stage.zhao_min, stage.sun_li):
        me = stage.standing(who)
        assert rules.may_make_codes(me) and stage.building_3 in queries.kept_by(me)
    for who in (stage.zhang_wei, stage.li_xiuying, stage.he_jing, stage.zhou_ming, stage.liang_bo, stage.chen_hao, None):
        me = stage.standing(who)
        assert not rules.may_make_codes(me) and not queries.kept_by(me).exists()


def test_riders_and_guards_read_no_list_of_houses(stage):
    Post.objects.create(person=stage.ma_li, kind="guard", place=stage.community, since=TODAY)
    for who in (stage.chen_hao, stage.ma_li):
        me = stage.standing(who)
        assert not rules.may_read(me) and not queries.visible_to(me).exists()
        assert not queries.codes_visible_to(me).exists()


def test_a_number_can_be_typed_in_any_case_with_blanks(stage, code):
    typed = f" {code.number[:3]} {code.number[3:6]}-{code.number[6:]} ".lower()
    assert queries.place_of_token(typed) == code


def test_a_code_made_elsewhere_is_told_apart(code):
    token = queries.token_of(code.number)
    forged = token[:-1] + ("A" if token[-1] != "A" else "B")
    with pytest.raises(queries.UnknownCode, match="不是本社区印的"):
        queries.place_of_token(forged)
    with pytest.raises(queries.UnknownCode, match="不是本社区印的"):
        queries.place_of_token(code.number + "é")


def test_a_mistyped_number_asks_to_look_again(code):
    for wrong in (code.number[:-1], "", "打错了", code.number[1:] + code.number[0] + "2", "0OIL1SU00"):
        with pytest.raises(queries.UnknownCode):
            queries.place_of_token(wrong)
    with pytest.raises(queries.UnknownCode, match="9 位"):
        queries.place_of_token("222")


def test_a_number_nobody_made_may_belong_elsewhere(db):
    with pytest.raises(queries.UnknownCode, match="别的社区"):
        queries.place_of_token(fresh())


def test_a_tag_is_worth_nothing_in_another_tenant(code, monkeypatch):
    from django.db import connection

    token = queries.token_of(code.number)
    monkeypatch.setattr(connection, "schema_name", "elsewhere", raising=False)
    with pytest.raises(queries.UnknownCode, match="不是本社区印的"):
        queries.place_of_token(token)


@given(st.text(ALPHABET, min_size=8, max_size=8), st.integers(0, 8), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_caught(body, place, other):
    number = body + check_of(body)
    wrong = number[:place] + other + number[place + 1 :]
    assert is_number(number) and (wrong == number or not is_number(wrong))


@given(st.text(ALPHABET, min_size=8, max_size=8), st.integers(0, 7))
def test_two_swapped_neighbours_are_always_caught(body, place):
    number = body + check_of(body)
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert swapped == number or not is_number(swapped)


def test_a_revoked_code_says_why(stage, code):
    actions.revoke(code, reason="标签被撕", by=stage.standing(stage.zhao_min), at=NOON)
    with pytest.raises(queries.RevokedCode, match=r"标签被撕.*首页") as told:
        queries.place_of_token(queries.token_of(code.number))
    assert (told.value.code, told.value.replacement) == (code, None)
    assert Fact.objects.get(kind="places.code_revoked").data["reason"] == "标签被撕"


def test_a_reissued_code_points_to_the_newest(stage, code):
    clerk = stage.standing(stage.zhao_min)
    second = actions.reissue(code, reason="破损", by=clerk, at=NOON)
    third = actions.reissue(second, reason="又破损", by=clerk, at=NOON)

    with pytest.raises(queries.RevokedCode, match="已换了新码") as told:
        queries.place_of_token(queries.token_of(code.number))
    assert (told.value.replacement, third.place, second.replaces) == (third, stage.building_3, code)
    with pytest.raises(Refused, match="已经作废"):
        actions.reissue(code, reason="再来", by=clerk, at=NOON)


def test_scans_are_counted_by_day_and_nothing_else(code):
    for day in (TODAY, TODAY, TODAY - timedelta(days=1), TODAY):
        actions.count_scan(code, on=day)
    assert list(ScanCount.objects.order_by("day").values_list("day", "times")) == [(TODAY - timedelta(days=1), 1), (TODAY, 3)]
    assert {field.name for field in ScanCount._meta.fields} == {"id", "code", "day", "times"}
    assert queries.with_scans(Code.objects.all(), today=TODAY).get().scanned == 4


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_forty_scans_at_once_count_forty(stage):
    import threading

    from django.db import connection

    (code,) = actions.make_codes([stage.building_3], kind="building", by=stage.standing(stage.zhao_min), at=NOON)

    def scan():
        try:
            for _time in range(5):
                actions.count_scan(code, on=TODAY)
        finally:
            connection.close()

    threads = [threading.Thread(target=scan) for _one in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert ScanCount.objects.get().times == 40


def test_making_codes_again_makes_only_what_is_missing(stage, code):
    clerk = stage.standing(stage.zhao_min)
    made = actions.make_codes([stage.building_3, stage.building_5], kind="building", by=clerk, at=NOON)
    shops = actions.make_codes([stage.estate], kind="shop", captions=["东门水果店", "理发店"], by=clerk, at=NOON)
    assert [one.place for one in made] == [stage.building_5]
    assert {one.caption for one in shops} == {"东门水果店", "理发店"}
    assert Code.objects.values("number").distinct().count() == 4


def test_thousands_of_codes_have_their_own_numbers(stage, django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        made = actions.make_codes(
            [stage.estate], kind="spot", captions=[f"点位 {n}" for n in range(4150)], by=stage.standing(stage.sun_li), at=NOON
        )
    assert (len(made), len({one.number for one in made}), all(is_number(one.number) for one in made)) == (4150, 4150, True)


@pytest.mark.parametrize(
    "who", ["wang_fang", "li_xiuying", "zhang_wei", "he_jing", "zhou_ming", "liang_bo", "wu_jianguo", "chen_hao", None]
)
def test_others_neither_make_nor_revoke_codes(stage, code, who):
    by = stage.standing(getattr(stage, who) if who else None)
    for act in (
        lambda: actions.make_codes([stage.building_5], kind="building", by=by, at=NOON),
        lambda: actions.revoke(code, reason="不要了", by=by, at=NOON),
        lambda: actions.reissue(code, reason="不要了", by=by, at=NOON),
    ):
        with pytest.raises(Refused, match="社区工作者"):
            act()


def test_the_database_forbids_a_revocation_without_its_reason(code):
    with pytest.raises(IntegrityError), transaction.atomic():
        Code.objects.filter(pk=code.pk).update(revoked_at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Code.objects.filter(pk=code.pk).update(revoked_reason="没有时间")


@pytest.mark.parametrize(("size", "pages"), [("large", 3), ("medium", 1), ("small", 1)])
def test_label_sheets_have_as_many_pages_as_needed(stage, size, pages, monkeypatch):
    by = stage.standing(stage.sun_li)
    made = actions.make_codes([stage.estate], kind="spot", captions=[f"点 {n}" for n in range(20)], by=by, at=NOON)
    assert queries.labels_pdf(made, size=size, face=stage.community.face)[:5] == b"%PDF-"

    monkeypatch.setattr(pdf, "make", lambda template, data: pdf.pages(template, data, ppi=30))
    assert len(queries.labels_pdf(made, size=size, face=stage.community.face)) == pages
