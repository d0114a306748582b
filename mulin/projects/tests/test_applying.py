"""An application, sitting by sitting."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from mulin.kernel.access import Refused
from mulin.kernel.media.actions import BadUpload
from mulin.people.models import Account, Person
from mulin.projects import actions, queries, rules
from mulin.projects.actions import Impact, Money, Overtaken, Plan, Promised, What
from mulin.projects.models import Application, Project, Teammate
from mulin.projects.queries.finding import teammate
from mulin.projects.rules.budget import Item
from mulin.projects.rules.plan import Mark

from .cast import season

pytestmark = pytest.mark.django_db


@pytest.mark.row("C041")
def test_it_is_sent_only_whole_and_says_what_is_missing_step_by_step(stage):
    there = season(stage)
    empty = there.begin(stage.wang_fang)
    assert there.begin(stage.wang_fang) == empty  # a second press goes on with the first
    assert set(rules.missing(queries.sheet(empty))) == {"who", "what", "plan", "impact"}
    with pytest.raises(Refused, match="没有填好"):
        actions.submit(empty, by=there.me(stage.wang_fang), at=there.at)
    sent = actions.submit(there.fill(empty), by=there.me(stage.wang_fang), at=there.at)
    assert (sent.stage, sent.submitted_at, rules.missing(queries.sheet(sent))) == ("submitted", there.at, {})
    with pytest.raises(Refused, match="不能再改"):
        there.fill(sent)
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=sent.pk).update(title="")


def test_who_lives_elsewhere_is_refused_with_the_reason(stage):
    there = season(stage)
    stranger = Person.objects.create(community=stage.street, name="外来客", added_at=there.at)
    with pytest.raises(Refused, match="登记在别的社区"):
        actions.begin(there.call, "person", by=replace(there.me(stage.wang_fang), person=stranger), at=there.at)
    with pytest.raises(Refused, match="谁可以申请"):
        there.begin(stage.wang_fang, "company")
    for at, said in ((there.call.opens_at - timedelta(hours=1), "开始收申请"), (there.call.closes_at, "截止")):
        with pytest.raises(Refused, match=said):
            actions.begin(there.call, "person", by=there.me(stage.wang_fang), at=at)


def test_a_deadline_that_passes_while_one_types_keeps_the_draft_and_says_so(stage, client):
    there = season(stage, at=timezone.now() - timedelta(days=15))
    there.fill(there.begin(stage.wang_fang))
    one = Application.objects.get()
    client.force_login(Account.objects.get(person=stage.wang_fang))
    url = f"/projects/applications/{one.number}/"
    typed = {
        "title": "晚了一步的菜园",
        "words": "种菜",
        "beneficiaries": "大家",
        "starts": f"{one.starts}",
        "ends": f"{one.ends}",
        "version": one.version,
    }
    told = client.post(url + "step/what/", typed | {"autosave": "1"}).json()
    page = client.post(url + "submit/", {"once": "too-late-for-this-season"})
    assert "截止，没有递交" in told["said"] and page.status_code == 409
    assert "您写的都留着" in page.content.decode()
    one.refresh_from_db()
    assert (one.title, one.stage) == ("晚了一步的菜园", "draft")
    later = season(stage, at=timezone.now())  # the next season takes it over
    again = actions.carry_over(one, later.call, by=there.me(stage.wang_fang), at=later.at)
    assert (again.title, again.lines.count(), again.promises.count(), again.milestones.count()) == ("晚了一步的菜园", 3, 2, 0)


def test_half_a_step_is_kept_as_it_was_typed_and_shown_again(stage, client):
    there = season(stage, at=timezone.now())
    one = there.begin(stage.wang_fang)
    client.force_login(Account.objects.get(person=stage.wang_fang))
    url = f"/projects/applications/{one.number}/step/what/"
    answer = client.post(url, {"title": "只写了名字", "words": "", "version": "0", "autosave": "1"})
    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    one.refresh_from_db()
    assert (one.title, one.draft["what"]["title"]) == ("", ["只写了名字"])
    assert "只写了名字" in client.get(url).content.decode()
    # an older page does not overwrite what a teammate saved meanwhile
    old = client.post(url, {"title": "旧页面", "version": "0", "autosave": "1"})
    assert old.status_code == 409 and "别处存过" in old.json()["said"]
    assert Application.objects.get().draft["what"]["title"] == ["只写了名字"]


def test_one_save_of_a_page_overtaken_by_another_changes_nothing(stage):
    there = season(stage)
    one, me = there.begin(stage.wang_fang), there.me(stage.wang_fang)
    saved = actions.save(one, "impact", {}, Impact([Promised("add", "园子", "照片")]), version=0, by=me, at=there.at)
    with pytest.raises(Overtaken):
        actions.save(one, "impact", {}, Impact([Promised("add", "别的", "照片")]), version=0, by=me, at=there.at)
    actions.save(one, "money", {}, Money([]), version=0, by=me, at=there.at)  # another step is not the same page
    assert [row.words for row in saved.promises.all()] == ["园子"]


@pytest.mark.row("C046", "C039")
def test_a_team_is_who_said_yes_themselves_and_an_adviser_is_asked_where_the_call_wants_one(stage):
    there = season(stage, needs_adviser=True)
    one, lead = there.fill(there.begin(stage.wang_fang)), there.me(stage.wang_fang)
    assert list(rules.missing(queries.sheet(one))) == ["team"]
    liu = actions.invite(one, stage.liu_yang, "co_applicant", by=lead, at=there.at)
    zhou = actions.invite(one, stage.zhou_ming, "adviser", by=lead, at=there.at)
    for person, role, said in (
        (stage.liu_yang, "member", "已经邀请过"),
        (stage.wang_fang, "member", "已经在团队里"),
        (stage.ma_li, "adviser", "政治指导员"),
    ):
        with pytest.raises(Refused, match=said):
            actions.invite(one, person, role, by=lead, at=there.at)
    with pytest.raises(Refused, match="自己来答复"):
        actions.answer_invitation(liu, True, by=lead, at=there.at)
    actions.answer_invitation(liu, True, by=there.me(stage.liu_yang), at=there.at)
    actions.answer_invitation(zhou, True, by=there.me(stage.zhou_ming), at=there.at)
    assert queries.co_applicants(one) == {stage.liu_yang.pk}
    there.fill(one, by=stage.liu_yang)  # who applies together may write
    with pytest.raises(Refused, match="负责人来递交"):
        actions.submit(one, by=there.me(stage.liu_yang), at=there.at)
    sent = actions.submit(one, by=lead, at=there.at)
    assert (sent.adviser, queries.members(sent)) == (stage.zhou_ming, {stage.wang_fang.pk, stage.liu_yang.pk, stage.zhou_ming.pk})
    with pytest.raises(Refused, match="团队不再变"):
        actions.leave_team(liu, by=there.me(stage.liu_yang), at=there.at)


def test_a_teammate_is_found_by_name_and_room_and_never_by_the_name_alone(stage):
    community = stage.community.pk
    found = {
        known: teammate(community, "刘洋", known)
        for known in ("3 号楼 302", "3号楼2单元302室", "302", "3 号楼 02", "5 号楼 302", "刘洋", "")
    }
    assert {known for known, person in found.items() if person} == {"3 号楼 302", "3号楼2单元302室", "302"}
    assert teammate(community, "王芳", "3 号楼 302") is None


def test_served_at_the_counter_with_the_workers_name_on_it(stage):
    there = season(stage)
    one = actions.begin(there.call, "person", for_person=stage.ma_li, by=there.worker, at=there.at)
    sent = actions.submit(there.fill(one, by=stage.zhao_min), by=there.worker, at=there.at)
    assert (sent.lead, sent.filled_by, sent.stage) == (stage.ma_li, stage.zhao_min, "submitted")
    invited = there.begin(stage.wang_fang)
    mate = actions.invite(invited, stage.ma_li, "member", by=there.me(stage.wang_fang), at=there.at)
    assert actions.answer_invitation(mate, False, by=there.worker, at=there.at).helped_by == stage.zhao_min
    for helper in (stage.li_xiuying, stage.wu_jianguo, stage.liu_yang):
        with pytest.raises(Refused, match="代为填写"):
            actions.begin(there.call, "person", for_person=stage.chen_hao, by=there.me(helper), at=there.at)
    assert not queries.visible_to(there.me(stage.liu_yang)).exists()


def test_numbers_of_persons_in_public_words_are_warned_about_before_they_are_sent(stage):
    there = season(stage)
    one, me = there.fill(there.begin(stage.wang_fang)), there.me(stage.wang_fang)
    words = What("菜园", "找王芳 138 0000 1234，证件 11010519491231002X。合同号 202611220001234567", "大家", one.starts, one.ends)
    one = actions.save(one, "what", {}, words, by=me, at=there.at)
    warning = rules.warned(queries.texts(one))
    assert (
        "138****1234" in warning
        and "110***********002X" in warning
        and "202611220001234567" not in warning
        and "19491231" not in warning
    )
    with pytest.raises(Refused, match="手机号"):
        actions.submit(one, by=me, at=there.at)
    assert actions.submit(one, sure=True, by=me, at=there.at).stage == "submitted"


def test_a_repair_is_written_and_sent_again_in_its_days_and_what_is_withdrawn_can_be_used_again(stage):
    there = season(stage)
    one, me = there.apply(stage.wang_fang), there.me(stage.wang_fang)
    until = there.call.closes_at + timedelta(days=5)
    Application.objects.filter(pk=one.pk).update(stage="repair", repair_until=until, status_words="缺报价单")
    late = until + timedelta(minutes=1)
    for act in (lambda: actions.save(one, "plan", {}, Plan([]), by=me, at=late), lambda: actions.submit(one, by=me, at=late)):
        with pytest.raises(Refused, match="补正的期限"):
            act()
    sent = actions.submit(there.fill(one), by=me, at=there.call.closes_at)  # the call itself may be closed by then
    assert (sent.stage, sent.repair_until) == ("submitted", None)
    assert actions.withdraw(sent, by=me, at=there.at).stage == "withdrawn"
    with pytest.raises(Refused, match="不能再撤回"):
        actions.withdraw(sent, by=me, at=there.at)
    assert there.begin(stage.wang_fang).pk != one.pk


def test_papers_are_small_enough_few_enough_and_seen_by_the_team_and_the_operator(stage):
    there = season(stage)
    one, me = there.begin(stage.wang_fang), there.me(stage.wang_fang)
    huge = SimpleUploadedFile("plan.pdf", b"%PDF-1.4", "application/pdf")
    huge.size = 200 * 2**20
    with pytest.raises(BadUpload, match="200 MB，最多 20 MB"):
        actions.attach(one, huge, by=me, at=there.at)
    kept = actions.attach(one, SimpleUploadedFile("plan.pdf", b"%PDF-1.4 x", "application/pdf"), "图纸", by=me, at=there.at)
    see = {name: queries_may_see(there, kept.key, getattr(stage, name)) for name in ("wang_fang", "liu_yang", "zhao_min")}
    assert see == {"wang_fang": True, "liu_yang": False, "zhao_min": False}  # a draft is nobody else's
    actions.detach(kept, by=me, at=there.at)
    assert one.attachments.count() == 0


def queries_may_see(there, key, person):
    from mulin.projects.queries.applications import may_see_file

    return may_see_file(there.me(person), key)


def test_similar_projects_are_shown_and_kept_with_what_was_sent(stage):
    there = season(stage)
    days = {"starts": there.call.runs_from, "ends": there.call.runs_until, "made_at": there.at}
    for number, title in (("M202601-0001", "楼顶菜园二期"), ("M202601-0002", "周末修理摊")):
        Project.objects.create(
            number=number, community=stage.community, place=stage.building_5, title=title, kind="person", lead=stage.ma_li, **days
        )
    assert there.apply(stage.wang_fang).similar_seen == ["M202601-0001"]
    other = there.apply(stage.liu_yang, "屋顶小菜园")
    assert [one.title for one in queries.similar.applications(other)] == ["楼顶小菜园"]


def test_a_milestone_after_the_end_and_a_budget_that_does_not_add_up_are_told(stage):
    there = season(stage)
    one, me = there.fill(there.begin(stage.wang_fang)), there.me(stage.wang_fang)
    actions.save(one, "plan", {}, Plan([Mark("太晚", one.ends + timedelta(days=1), "看见")]), by=me, at=there.at)
    actions.save(one, "money", {}, Money([Item("花土", 100, 3)]), by=me, at=there.at)
    one = queries.applications().get()
    found = rules.missing(queries.sheet(one))
    assert list(found) == ["plan", "money"] and "就结束了" in found["plan"][0] and "不给资金" in found["money"][0]
    assert Teammate.objects.count() == 0
