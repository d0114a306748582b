from datetime import date, timedelta

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes
from mulin.kernel.access.asking import Standing
from mulin.ledger.models import Book, Entry

FUND_KEEPER, WORKER = "fund_keeper", "community_worker"
READERS = frozenset({FUND_KEEPER, WORKER, "secretary", "street_leader", "administrator"})
KEEPERS = {
    Book.Kind.FUND.value: frozenset({FUND_KEEPER}),
    Book.Kind.POINTS.value: frozenset({FUND_KEEPER, WORKER}),
    Book.Kind.MINUTES.value: frozenset({FUND_KEEPER, WORKER}),
    Book.Kind.GOODS.value: frozenset({FUND_KEEPER, WORKER}),
}


def may_look(by: Standing) -> Yes | No:
    """The desk's list of books."""
    if by.paths(READERS):
        return Yes()
    return No(_("账本给资金管理员和社区的工作人员看。您自己的积分和时间在“我的”里。"))


def may_read(by: Standing, book: Book) -> Yes | No:
    return Yes() if by.holds(READERS, over=book.community.path) else may_look(by) and No(_("这本账是别的社区的。"))


def may_keep(by: Standing, book: Book) -> Yes | No:
    if by.holds(KEEPERS[book.kind], over=book.community.path):
        return Yes()
    if book.kind == Book.Kind.FUND:
        return No(_("资金的账由资金管理员记。"))
    return No(_("这本账由资金管理员或社区工作者记。"))


def may_correct(by: Standing, entry: Entry) -> Yes | No:
    """Reversing it by hand, at the desk."""
    if hasattr(entry, "reversal"):
        return No(_("这一笔已经冲正过了。"))
    if entry.reverses_id:
        return No(_("这一笔本身就是冲正，不能再冲。要恢复，请重新记一笔。"))
    return may_keep(by, entry.book)


def may_close(by: Standing, book: Book, through: date, today: date) -> Yes | No:
    """Months end on their last day, one after the other, when they are over."""
    if (through + timedelta(days=1)).day != 1:
        return No(_("结账要结到某个月的最后一天。"))
    if through >= today:
        return No(_("这个月还没有过完，过完才能结账。"))
    if book.closed_through and through <= book.closed_through:
        return No(_("这个月已经结过账了。"))
    return may_keep(by, book)
