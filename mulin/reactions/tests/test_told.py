from datetime import timedelta

from mulin.kernel.facts.relay import drain
from mulin.matters import actions
from mulin.matters.tests.cast import category, report
from mulin.notices import queries
from mulin.notices.models import Notice
from tests.stage import NOON

HOUR = timedelta(hours=1)


def texts(stage, person):
    return [queries.said(notice).text for notice in reversed(queries.inbox(stage.standing(person)))]


def test_wang_fang_hears_who_has_it_and_by_when_and_so_does_the_unit(stage):
    matter = report(stage, category(stage))
    drain()
    assert texts(stage, stage.wang_fang) == ["“三楼楼道的灯不亮了”已派给春和物业，11月19日 14:00 前接单。编号 2026-1119-001。"]
    assert len(texts(stage, stage.wu_jianguo)) == 1
    actions.accept(matter, by=stage.standing(stage.wu_jianguo), at=NOON + HOUR)
    drain()
    assert len(texts(stage, stage.wang_fang)) == 2
    assert len(texts(stage, stage.wu_jianguo)) == 1  # not of what he did himself


def test_the_relay_twice_tells_once(stage):
    report(stage, category(stage))
    drain()
    before = Notice.objects.count()
    assert drain() == 0
    assert Notice.objects.count() == before


def test_followers_hear_of_the_answer(stage):
    matter = report(stage, category(stage))
    actions.follow(matter, by=stage.standing(stage.liu_yang), at=NOON)
    actions.accept(matter, by=stage.standing(stage.wu_jianguo), at=NOON + HOUR)
    actions.answer(matter, words="换了灯", by=stage.standing(stage.wu_jianguo), at=NOON + 2 * HOUR)
    drain()
    assert texts(stage, stage.liu_yang) == ["“三楼楼道的灯不亮了”：已办好，等上报人确认。"]
