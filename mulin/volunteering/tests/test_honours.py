from itertools import product

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mulin.kernel.access import Refused
from mulin.kernel.media.models import File
from mulin.organisations.models import Post
from mulin.organisations.queries import Held, Standing
from mulin.people.models import Person
from mulin.places.models import Place
from mulin.volunteering import actions
from mulin.volunteering.models import Honour
from mulin.volunteering.queries import honours as queries
from mulin.volunteering.rules import Who
from mulin.volunteering.rules import honours as rules
from tests.stage import NOON, Stage
from tests.walking import picture, signed_in

from .hand import Hand


def nominated(stage: Stage, *, year: int = 2026) -> Honour:
    by = Hand(stage).who(stage.liu_yang)
    return actions.nominate(stage.community, said_name="王芳", reasons="天天帮邻居拿快递", year=year, by=by, at=NOON)


def asked(stage: Stage, **more: int) -> Honour:
    return actions.ask_consent(nominated(stage, **more), stage.wang_fang, by=Hand(stage).worker, at=NOON)


def agreed(stage: Stage, **more: int) -> Honour:
    return actions.consent(asked(stage, **more), shown_as="三号楼王阿姨", by=Hand(stage).who(stage.wang_fang), at=NOON)


def shown(stage: Stage, **more: int) -> Honour:
    return actions.decide_honour(
        agreed(stage, **more), grant=True, grounds="大家都说好", citation="二十年如一日", citation_en="Twenty years of it",
        by=Hand(stage).secretary, at=NOON,
    )  # fmt: skip


@pytest.mark.row("C082")
def test_nothing_shows_before_the_person_has_agreed_and_the_community_decided(stage: Stage) -> None:
    def wall() -> str:
        return Client().get("/honours/").content.decode()

    hand, honour = Hand(stage), nominated(stage)
    with pytest.raises(Refused, match="本人还没有同意"):
        actions.decide_honour(honour, grant=True, grounds="好", citation="好", by=hand.secretary, at=NOON)
    honour = actions.ask_consent(honour, stage.wang_fang, by=hand.worker, at=NOON)
    assert "王" not in wall()
    honour = actions.consent(honour, shown_as="三号楼王阿姨", by=hand.who(stage.wang_fang), at=NOON)
    assert "王" not in wall()
    actions.decide_honour(honour, grant=True, grounds="内部的话", citation="二十年如一日", by=hand.secretary, at=NOON)
    assert all(words in wall() for words in ("三号楼王阿姨", "二十年如一日", "公益达人"))
    assert not any(words in wall() for words in ("王芳", "内部的话", "刘洋", "快递"))


@pytest.mark.row("C082")
def test_who_withdraws_is_off_the_wall_with_their_picture(stage: Stage) -> None:
    asked(stage)
    own = signed_in(stage.wang_fang)
    url = f"/honours/mine/{Honour.objects.get().pk}/"
    upload = SimpleUploadedFile("我.jpg", picture(), "image/jpeg")
    own.post(url, {"shown_as": "王阿姨", "portrait": upload, "once": "consent"})
    honour, key = Honour.objects.get(), File.objects.get().key
    assert (honour.status, honour.agreed_how, honour.portrait) == ("agreed", "self", key)
    assert Client().get(f"/files/{key}/").status_code == 404
    actions.decide_honour(honour, grant=True, grounds="好", citation="好邻居", by=Hand(stage).secretary, at=NOON)
    assert Client().get(f"/files/{key}/small/").status_code == 200
    own.post(f"{url}withdraw/", {"once": "withdraw"})
    honour.refresh_from_db()
    assert (honour.status, honour.portrait, honour.ended_by) == ("withdrawn", "", stage.wang_fang.pk)
    assert "王阿姨" not in Client().get("/honours/").content.decode()
    assert Client().get(f"/files/{key}/small/").status_code == 404


@pytest.mark.row("C082", "C148")
def test_a_worker_holds_the_paper_of_a_person_without_a_phone(stage: Stage) -> None:
    honour = asked(stage)
    signed_in(stage.zhao_min).post(
        f"/desk/volunteering/honours/{honour.pk}/", {"form": "paper", "signed": "on", "shown_as": "王阿姨", "once": "paper"}
    )
    honour.refresh_from_db()
    assert (honour.status, honour.agreed_how, honour.agreed_by) == ("agreed", "paper", stage.zhao_min.pk)


def test_nobody_agrees_for_another_on_the_phone_nor_nominates_or_decides_for_themselves(stage: Stage) -> None:
    hand, honour = Hand(stage), asked(stage)
    with pytest.raises(Refused, match="由本人说"):
        actions.consent(honour, shown_as="王芳", by=hand.worker, at=NOON)
    with pytest.raises(Refused, match="自己的请在自己的手机上"):
        actions.consent(honour, shown_as="王芳", on_paper=True, by=Who(worker_as(stage.wang_fang, stage)), at=NOON)
    mine = actions.nominate(stage.community, said_name="刘洋", reasons="我很好", year=2026, by=hand.who(stage.liu_yang), at=NOON)
    with pytest.raises(Refused, match="不能推荐自己"):
        actions.ask_consent(mine, stage.liu_yang, by=hand.worker, at=NOON)
    by_head = actions.nominate(stage.community, said_name="马丽", reasons="好", year=2026, by=hand.secretary, at=NOON)
    with pytest.raises(Refused, match="自己推荐的要由别人决定"):
        actions.decide_honour(by_head, grant=False, grounds="不合适", by=hand.secretary, at=NOON)
    with pytest.raises(Refused, match="今年已经有人推荐过"):
        actions.ask_consent(nominated(stage), stage.wang_fang, by=hand.worker, at=NOON)


def worker_as(person: Person, stage: Stage) -> Standing:
    return Standing(1, person, (Held("community_worker", stage.community.path, None),))


def test_the_nominator_does_not_learn_that_somebody_declined(stage: Stage) -> None:
    honour = asked(stage)
    actions.withdraw_honour(honour, by=Hand(stage).who(stage.wang_fang), at=NOON)
    honour.refresh_from_db()
    page = signed_in(stage.liu_yang).get("/honours/nominate/").content.decode()
    assert honour.status == "declined" and "没有公布，谢谢您" in page and "不同意" not in page


def test_the_wall_goes_by_years_and_speaks_english(stage: Stage) -> None:
    shown(stage, year=2025)
    shown(stage)
    client = Client()
    client.cookies["django_language"] = "en"
    page = client.get("/honours/?year=2025").content.decode()
    assert "Twenty years of it" in page and "2025 · Good Neighbour of the Year" in page
    assert "2026 · Good Neighbour of the Year" not in page
    assert queries.years(stage.community.pk) == [2026, 2025]


def test_the_wall_asks_as_often_for_three_as_for_one(stage: Stage) -> None:
    def asked_of(client: Client) -> int:
        with CaptureQueriesContext(connection) as queries_of:
            assert client.get("/honours/").status_code == 200
        return len(queries_of)

    anyone = Client()
    shown(stage)
    asked_of(anyone)
    one = asked_of(anyone)
    shown(stage, year=2025)
    shown(stage, year=2024)
    assert asked_of(anyone) == one


def test_the_database_forbids_an_honour_without_consent_or_grounds(stage: Stage) -> None:
    rows = Honour.objects.filter(pk=asked(stage).pk)
    for change in (
        {"status": "shown"}, {"status": "agreed"}, {"status": "refused"}, {"status": "declined", "portrait": "x"},
        {"agreed_how": "paper"},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)


def test_every_post_and_state_of_an_honour() -> None:
    here, person = Place(pk=1, path="1/"), Person(pk=8)
    keepers = {"community_worker", "committee_head", "secretary", "administrator"}
    may: dict[str, set[tuple[str, str]]] = {}
    for kind, status in product(Post.Kind.values, Honour.Status.values):
        who = Who(Standing(1, Person(pk=9), (Held(kind, "1/", None),)))
        honour = Honour(community=here, person=person, status=status, nominated_by=2)
        for name, answer in {
            "ask": rules.may_ask_consent(who, honour, 8, None), "paper": rules.may_note_consent(who, honour),
            "consent": rules.may_consent(who, honour), "decide": rules.may_decide(who, honour),
            "grant": rules.may_honour(who, honour), "withdraw": rules.may_withdraw(who, honour),
        }.items():  # fmt: skip
            may.setdefault(name, set())
            if answer:
                may[name].add((kind, status))
    deciders = ["secretary", "administrator"]
    assert may == {
        "ask": set(product(keepers, ["nominated"])), "paper": set(product(keepers, ["asked"])), "consent": set(),
        "decide": set(product(deciders, ["nominated", "asked", "agreed"])), "grant": set(product(deciders, ["agreed"])),
        "withdraw": set(product(keepers, ["asked", "agreed", "shown"])),
    }  # fmt: skip
    own = Who(Standing(1, person, (Held("secretary", "1/", None),)))
    states = {status: Honour(community=here, person=person, status=status, nominated_by=2) for status in Honour.Status.values}
    assert [status for status, honour in states.items() if rules.may_consent(own, honour)] == ["asked"]
    assert not any(rules.may_decide(own, honour) or rules.may_note_consent(own, honour) for honour in states.values())
