"""Pages of the choice: what each shows to whom, with the same number of questions whatever their length."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mulin.kernel.facts.relay import drain
from mulin.notices.models import Notice
from mulin.projects import actions
from mulin.projects.models import Review

from .choosing_cast import DAY, season, with_purse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def purse(monkeypatch):
    return with_purse(monkeypatch)


@pytest.fixture
def get(client):
    def page(who, name, *args, **query):
        client.force_login(who.account)
        answer = client.get(reverse(f"projects:{name}", args=args), query)
        return answer.status_code, answer.content.decode(errors="replace")

    return page


def notices_of(person, kind):
    return list(Notice.objects.filter(person_id=person.pk, kind=kind).values_list("url", flat=True))


def test_desk_of_the_choice_from_screening_to_the_decision(stage, get, client):
    there = season(stage, timezone.now())
    number, worker = there.call.number, stage.zhao_min
    status, text = get(worker, "desk_choosing", number)
    assert status == 200 and "还有 3 份申请等审查或在补正" in text and "还没有请评审" in text
    status, text = get(worker, "desk_screen", there.app(1).number)
    assert status == 200 and "刘洋" in text and "请他们补正" in text and "2,500" in text
    there.reviewing()
    status, text = get(worker, "desk_choosing", number)
    assert "还差 14 份评审" in text and "1 处回避" in text and "和申报人同一户" in text
    assert get(worker, "desk_scores", number)[0] == get(worker, "desk_pitch", number)[0] == 200
    there.review("tang_lei", 1, 9, 9)
    remind = reverse("projects:desk_choosing_act", args=[number, "remind"])
    answers = [client.post(remind, {"once": word * 8}).status_code for word in "gh"]
    drain()
    assert (answers, notices_of(stage.tang_lei, "projects.reviews_waiting")) == ([302, 403], [f"/projects/jury/{number}/"])
    there.all_reviewed()
    status, text = get(worker, "desk_scores", number)
    assert "差得远的 1 个" in text and text.count("差得远</") == 1  # 孙丽 gave 30 where others gave 60 and 70
    assert text.count("请本人再看一遍</button>") == 1
    far = Review.objects.get(application=there.app(3), juror=there.juror("sun_li"))
    act = reverse("projects:desk_choosing_act", args=[number, "question"])
    assert client.post(act, {"review": far.pk, "once": "f" * 8}).status_code == 302
    drain()
    assert "请本人再看了，还没有再交" in get(worker, "desk_scores", number)[1]
    assert "请您把这一份再看一遍" in get(stage.sun_li, "jury_review", number, there.app(3).number)[1]
    there.at = timezone.now()
    there.review("sun_li", 3, 3, 3)  # stands by it
    assert "本人再看过了" in get(worker, "desk_scores", number)[1]
    assert notices_of(stage.sun_li, "projects.review_questioned") == [f"/projects/jury/{number}/{there.app(3).number}/"]
    assert "还没有算名次" in get(worker, "desk_ranking", number)[1]
    actions.draw_up(there.now, by=there.worker, at=there.at)
    status, text = get(worker, "desk_ranking", number)
    assert "用 5,500 元，一共 6,000 元，还剩 500 元" in text and "公示 7 天" in text
    assert get(worker, "desk_adjust", number, there.app(1).number)[0] == 200
    actions.announce(there.now, by=there.worker, at=there.at)
    actions.object_(there.now, "书架挡路", there.app(1), by=there.me("ma_li"), at=there.at)
    assert "书架挡路" in get(worker, "desk_choosing", number)[1]


def test_the_ballot_and_the_forum_have_their_forms(stage, get, client):
    there = season(stage, choice="forum").reviewing().all_reviewed()
    status, text = get(stage.zhao_min, "desk_forum", there.app(1).number)
    assert status == 200 and "楼组议事" in text and "到会超过应到的 1/2" in text
    sent = {"on": there.at.date().isoformat(), "where": "门厅", "entitled": "12", "present": "7", "yes": "4"}
    answer = client.post(reverse("projects:desk_forum", args=[there.app(1).number]), sent | {"once": "a" * 8})
    assert answer.status_code == 302
    assert "应到 12，到会 7，同意 4" in get(stage.zhao_min, "desk_ranking", there.call.number)[1]
    other = season(stage, first=9101, choice="both", jury_weight=60).reviewing().all_reviewed()
    assert "3 个符合条件的项目就是选项" in get(stage.zhao_min, "desk_vote", other.call.number)[1]


def test_a_juror_sees_no_names_scores_and_goes_on_to_the_next(stage, get, client):
    there = season(stage).reviewing()
    number, who = there.call.number, stage.tang_lei
    assert "交了 0 / 3" in get(who, "jury")[1]
    assert "还有 3 份等您打分" in get(who, "jury_call", number)[1]
    status, text = get(who, "jury_review", number, there.app(1).number)
    assert status == 200 and "□□和邻居一起做楼道书架" in text and "王芳" not in text and "刘洋" not in text
    url = reverse("projects:jury_review", args=[number, there.app(1).number])
    points = {f"c{key}": "9" for key in there.points(0, 0)}
    sent = points | {"words": "邻居需要", "done": "yes", "once": "b" * 8}
    answer = client.post(url, sent)
    assert answer.url == reverse("projects:jury_review", args=[number, there.app(2).number])
    wrong = client.post(url, sent | {"once": "c" * 8, next(iter(points)): "eleven"})
    assert wrong.status_code == 422 and "请打 0 到 10 分" in wrong.content.decode() and "邻居需要" in wrong.content.decode()
    status, text = get(stage.li_xiuying, "jury_review", number, there.app(1).number)
    assert "这一份您回避" in text and "和申报人同一户" in text and "邻居一起做" not in text
    assert [get(stage.ma_li, "jury_call", number)[0], get(stage.ma_li, "jury_review", number, there.app(1).number)[0]] == [
        404,
        404,
    ]
    client.force_login(who.account)
    client.post(reverse("projects:jury_conflict", args=[number, there.app(2).number]), {"words": "亲戚", "once": "d" * 8})
    assert "您回避的" in get(who, "jury_call", number)[1]


def test_pitch_day_on_the_phone_and_on_the_screen(stage, get, client):
    there = season(stage).reviewing()
    actions.set_pitch(there.now, there.at, "社区礼堂", [there.app(2).pk], by=there.worker, at=there.at)
    assert "还没有开始" in get(stage.tang_lei, "jury_pitch", there.call.number)[1]
    assert "路演 11月19日 12:00 · 社区礼堂" in get(stage.ma_li, "call", there.call.number)[1]  # neighbours find the board
    actions.next_pitch(there.now, by=there.worker, at=there.at)
    url = reverse("projects:jury_pitch", args=[there.call.number])
    client.force_login(stage.tang_lei.account)
    client.post(url, {"application": str(there.app(2).pk), "score": "88", "once": "e" * 8})
    assert 'value="88"' in get(stage.tang_lei, "jury_pitch", there.call.number)[1]
    client.logout()
    board = reverse("projects:pitch", args=[there.call.number])
    assert "1 / 5 位打了分" in client.get(board).content.decode()
    part = client.get(board, headers={"hx-request": "true"}).content.decode()
    assert part.lstrip().startswith("<section") and "88" not in part


def test_everybody_reads_the_result_objects_and_the_team_has_its_letter(stage, get, client):
    there = season(stage).reviewing().all_reviewed()
    number = there.call.number
    assert client.get(reverse("projects:result", args=[number])).status_code == 404
    actions.announce(there.now, by=there.worker, at=there.at)
    text = client.get(reverse("projects:result", args=[number])).content.decode()
    assert (
        "入选 2 个" in text
        and "资助 2,500 元" in text
        and "候补：剩下的钱不够" in text
        and "登录并认证" in text
        and "王芳" not in text
    )
    late = there.at + 8 * DAY
    actions.decide(there.now, by=there.secretary, at=late)
    assert get(stage.wang_fang, "letter", there.app(1).number)[0] == 200
    assert get(stage.chen_hao, "letter", there.app(1).number)[0] == 404
