"""The pages of an application without a line of script: each sitting sent by its button, and what one reads when something is wrong."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mulin.kernel.media import actions as media
from mulin.people.models import Account, Person
from mulin.projects import queries, rules
from mulin.projects.models import Application, Call
from tests.walking import signed_in

from .cast import season

pytestmark = pytest.mark.django_db
MANAGED = {"row-INITIAL_FORMS": "0", "row-TOTAL_FORMS": "2"}


def row(number: int, **values: object) -> dict[str, str]:
    return {f"row-{number}-{name}": str(value) for name, value in values.items()}


@pytest.mark.row("C041")
def test_every_sitting_is_saved_by_its_button_and_says_what_is_wrong(stage, monkeypatch):
    there = season(stage, at=timezone.now())
    me, one = signed_in(stage.wang_fang), there.begin(stage.wang_fang, "building_group")
    begins, url = there.call.runs_from, f"/projects/applications/{one.number}/"
    steps = {
        "who": {"kind": "building_group", "club_name": "3 号楼园艺组", "place": stage.building_3.pk,
                "category": there.call.categories.get(code="new").pk, "themes": there.call.themes.values_list("pk", flat=True)[0]},
        "what": {"title": "楼顶小菜园", "words": "种上菜，大家照看。证件 11010519491231002X", "beneficiaries": "40 户",
                 "starts": begins, "ends": begins + timedelta(days=90)},
        "plan": MANAGED | row(0, name="种上", due=begins + timedelta(days=60), measure="五个木箱种满"),
        "money": MANAGED | row(0, name="木箱", unit_price="120", quantity="5", source="own"),
        "impact": MANAGED | row(0, sign="add", words="多一处园子", evidence="前后照片"),
    }  # fmt: skip
    wrong = {
        "plan": (steps["plan"] | row(0, due=begins + timedelta(days=91)), f"第 1 个里程碑在 {begins + timedelta(days=91)}，项目"),
        "money": (steps["money"] | {"total": "600"}, "加起来是 0 元，您写的总额是 600 元，对不上"),
    }  # fmt: skip

    def send(step, typed, **more):
        version = Application.objects.values_list("version", flat=True).get(pk=one.pk)
        return me.post(f"{url}step/{step}/", typed | {"version": version, "once": str(uuid4()), **more})

    for step, after in zip(steps, [*list(steps)[1:], "team"], strict=True):
        if step in wrong:
            typed, said = wrong[step]
            again = send(step, typed, go=after)
            assert (again.status_code, said in again.content.decode()) == (422, True), step
        sent = send(step, steps[step], go=after)
        assert (sent.status_code, sent["Location"]) == (302, f"{url}step/{after}/"), step
    page = me.get(f"{url}step/what/").content.decode()
    assert "好像有身份证号或手机号：110***********002X。请删掉" in page
    assert (rules.missing(queries.sheet(queries.applications().get())), Application.objects.get().draft) == ({}, {})

    monkeypatch.setattr(media, "MOST_BYTES", 2**20)
    large = SimpleUploadedFile("plan.pdf", b"%PDF-1.4" + bytes(2**20), "application/pdf")
    page = me.post(reverse("projects:attach", args=[one.number]), {"file": large, "name": "图纸", "once": str(uuid4())})
    assert (page.status_code, "这个文件有 1 MB，最多 20 MB。请缩小后再传。" in page.content.decode()) == (422, True)

    huge = me.post(
        reverse("projects:attach", args=[one.number]),
        headers={"referer": f"http://testserver{url}step/papers/"},
        CONTENT_LENGTH=str(200 * 2**20),
    )
    assert (huge.status_code, f'href="http://testserver{url}step/papers/"' in huge.content.decode()) == (413, True)  # no dead end

    # the deadline passes while one types: the button keeps it, too, and says so
    Call.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    late = me.get(send("what", steps["what"] | {"title": "晚了一步的菜园"}, go="plan")["Location"]).content.decode()
    assert "没有递交" in late and "您写的都留着" in late
    assert Application.objects.values_list("title", "stage").get() == ("晚了一步的菜园", "draft")


def test_who_lives_elsewhere_reads_where_to_go_instead(stage):
    there = season(stage, at=timezone.now())
    stranger = Person.objects.create(community=stage.street, name="外来客", added_at=there.at)
    Account.objects.create(username="stranger", person=stranger, verified_by="phone", verified_at=there.at)
    page = signed_in(stranger).post(f"/projects/calls/{there.call.number}/apply/", {"kind": "person", "once": str(uuid4())})
    assert (page.status_code, "请找您那里的征集" in page.content.decode()) == (409, True)
    assert Application.objects.count() == 0
