from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes
from mulin.notices.models import Bulletin, Delivery, Thread
from mulin.organisations.queries import Standing

READERS = frozenset({"building_head", "party_head", "grid_worker", "community_worker", "committee_head", "secretary",
                     "street_leader", "administrator"})  # fmt: skip
WRITERS = frozenset({"grid_worker", "community_worker", "committee_head", "secretary"})
PUBLISHERS = frozenset({"community_worker", "committee_head", "secretary"})
MENDERS = frozenset({"community_worker", "administrator"})
BRINGERS = frozenset({"building_head", "party_head", "grid_worker", "community_worker"})
ANSWERERS = frozenset({"grid_worker", "community_worker", "committee_head", "secretary"})


def may_look(by: Standing) -> Yes | No:
    """The desk's list of bulletins. Which of them: `queries.bulletins_visible_to`."""
    if by.paths(READERS):
        return Yes()
    return No(_("通知由社区工作人员写和发。发布了的都在“社区通知”里，谁都能看。"))


def may_write_somewhere(by: Standing) -> Yes | No:
    if by.paths(WRITERS):
        return Yes()
    return No(_("通知由网格员、社区工作者、居委会主任和书记来写。"))


def may_write(by: Standing, path: str) -> Yes | No:
    if by.holds(WRITERS, over=path):
        return Yes()
    return No(_("这一片的通知由管这一片的网格员、社区工作者、居委会主任或书记来写。"))


def may_set_for(by: Standing, path: str) -> Yes | No:
    """Note for someone without a phone how to be told. `path` of that person's home."""
    if by.holds(WRITERS, over=path):
        return Yes()
    return No(_("没有手机的居民怎么收通知，由管这一片的网格员、社区工作者、居委会主任或书记代为登记。"))


def may_publish(by: Standing, bulletin: Bulletin) -> Yes | No:
    if not by.holds(PUBLISHERS, over=bulletin.path):
        return No(_("发布要由管这一片的社区工作者、居委会主任或书记审核。"))
    if by.person_id == bulletin.by_id:
        return No(_("自己写的通知要请另一位来审核发布。"))
    return Yes()


def may_withdraw(by: Standing, bulletin: Bulletin) -> Yes | No:
    if by.holds(PUBLISHERS, over=bulletin.path):
        return Yes()
    return No(_("撤回通知由管这一片的社区工作者、居委会主任或书记来办。"))


def may_mend(by: Standing) -> Yes | No:
    """Deliveries that failed."""
    if by.paths(MENDERS):
        return Yes()
    return No(_("没送到的通知由社区工作者和系统管理员处理。"))


def may_bring(by: Standing, path: str) -> Yes | No:
    if by.holds(BRINGERS, over=path):
        return Yes()
    return No(_("纸质通知由这栋楼的楼长、网格员或社区工作者送。"))


def may_mark_brought(by: Standing, delivery: Delivery) -> Yes | No:
    return may_bring(by, delivery.path)


def may_read_threads(by: Standing) -> Yes | No:
    if by.paths(ANSWERERS):
        return Yes()
    return No(_("居民留言由网格员、社区工作者、居委会主任和书记答复。"))


def may_answer(by: Standing, thread: Thread) -> Yes | No:
    if by.holds(ANSWERERS, over=thread.path):
        return Yes()
    return No(_("这条留言由管这一片的网格员或社区工作者答复。"))
