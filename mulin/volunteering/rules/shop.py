"""The shop of points."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.people.models import Person
from mulin.volunteering.models import Item, Order

from .who import KEEPERS, Who

MOST = 20  # pieces of one order


@dataclass(frozen=True)
class Purse:
    """What matters of somebody who wants an item."""

    free: int  # points that are there and not promised
    had: int = 0  # pieces of this item, waiting or handed over


def may_keep_shop(who: Who, path: str) -> Yes | No:
    return only_if(who.keeps(path), _("积分超市由管整个社区的工作人员打理。"))


def is_offered(item: Item, on: date) -> Yes | No:
    return first_no(
        only_if(item.closed_at is None, _("这一样已经下架。")),
        only_if(on >= item.since, _("%(day)s 开始兑换。") % {"day": item.since}),
        only_if(item.until is None or on <= item.until, _("兑换时间已过。")),
    )


def may_redeem(who: Who, item: Item, person: Person, pieces: int, purse: Purse, on: date) -> Yes | No:
    own, price = who.standing.person_id == person.pk, item.price * pieces
    return first_no(
        only_if(own or who.keeps(person.community.path), _("由本人兑换，或请社区工作者代办。")),
        only_if(item.community_id == person.community_id, _("这一样是别的社区的。")),
        is_offered(item, on),
        only_if(1 <= pieces <= MOST, _("一次兑换 1 到 %(most)s 件。") % {"most": MOST}),
        only_if(item.left > 0, _("已经换完了。补货后会再开放。")),
        only_if(pieces <= item.left, _("只剩 %(left)s 件了。") % {"left": item.left}),
        only_if(
            item.per_person is None or purse.had + pieces <= item.per_person,
            _("每人最多 %(most)s 件，已经换过 %(had)s 件。") % {"most": item.per_person, "had": purse.had},
        ),
        only_if(price <= purse.free, _("要 %(price)s 积分，现在可用 %(free)s 积分。") % {"price": price, "free": purse.free}),
    )


def serves_counter(who: Who, item: Item) -> bool:
    """Keepers, and the people of the sponsor at their own counter."""
    return who.keeps(item.community.path) or (item.sponsor_id is not None and item.sponsor_id in who.standing.units())


def may_serve_counter(who: Who) -> Yes | No:
    """The page into which codes are typed."""
    return only_if(bool(who.standing.paths(KEEPERS) or who.standing.units()), _("由社区工作者，或赞助单位的人交付。"))


def may_hand_over(who: Who, order: Order) -> Yes | No:
    return first_no(
        only_if(serves_counter(who, order.item), _("由社区工作者，或赞助单位的人交付。")),
        only_if(who.standing.person_id != order.person_id, _("自己换的要由别人交付。")),
        only_if(order.status == Order.Status.RESERVED, _("这一单%(status)s。") % {"status": order.get_status_display()}),
    )


def may_cancel_order(who: Who, order: Order) -> Yes | No:
    return first_no(
        only_if(who.standing.person_id == order.person_id or who.keeps(order.item.community.path), _("由本人或社区工作者取消。")),
        only_if(order.status == Order.Status.RESERVED, _("这一单%(status)s。") % {"status": order.get_status_display()}),
    )


def may_see_sponsor(who: Who, organisation_id: int, path: str) -> Yes | No:
    return only_if(
        who.keeps(path) or organisation_id in who.standing.units(), _("赞助单位的库存和对账单，给社区和这个单位自己的人看。")
    )
