"""Who may state, answer, let in. `lives`: whether the person lives or owns in the place the map is for."""

from datetime import date

from django.utils.translation import gettext as _

from mulin.deliberation.models import OpinionMap, Statement
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing
from mulin.places.models import Place

from .who import keeps, may_keep

WAITING_AT_MOST = 3  # statements of one person that nobody has looked at yet
STATEMENTS_AT_MOST = 200


def may_draw(me: Standing, place: Place) -> Yes | No:
    return may_keep(me, place.path)


def is_open(row: OpinionMap, on: date) -> bool:
    return row.closed_at is None and (row.closes_on is None or on <= row.closes_on)


def may_collect(row: OpinionMap, on: date) -> Yes | No:
    return only_if(is_open(row, on), _("这张意见地图已经收口，不再收表态。"))


def may_answer(me: Standing, person_id: int | None, row: OpinionMap, *, lives: bool, on: date) -> Yes | No:
    return first_no(
        only_if(me.person is not None, _("先登录，认一认您是哪一家，再来表态。")),
        only_if(person_id == me.person_id or keeps(me, row.path), _("请本人来表态，或请社区工作者代办。")),
        may_collect(row, on),
        only_if(lives, _("这张意见地图问的是住在这里的邻居。")),
    )


def may_state(
    me: Standing, person_id: int | None, row: OpinionMap, *, lives: bool, waiting: int, count: int, on: date
) -> Yes | No:
    return first_no(
        may_answer(me, person_id, row, lives=lives, on=on),
        only_if(row.adds or keeps(me, row.path), _("这张意见地图的说法已经定好，不再加新的。")),
        only_if(waiting < WAITING_AT_MOST or keeps(me, row.path), _("您有 3 条说法还在等审核，看完了再写新的。")),
        only_if(count < STATEMENTS_AT_MOST, _("说法已经很多了，请先给现有的表态。")),
    )


def may_decide(me: Standing, statement: Statement) -> Yes | No:
    return first_no(
        may_keep(me, statement.map.path),
        only_if(
            statement.author_id is None or statement.author_id != me.person_id or statement.seeded,
            _("自己写的说法请同事来审核。"),
        ),
    )


def may_close(me: Standing, row: OpinionMap) -> Yes | No:
    return first_no(may_keep(me, row.path), only_if(row.closed_at is None, _("这张意见地图已经收口。")))
