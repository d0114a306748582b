"""Who may speak, hide, appeal, decide. `lives`: whether the person lives or owns in the place the topic is about."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from mulin.deliberation.models import Remark, Topic
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .who import HOSTS, keeps, may_keep

SPEAKING = ("collect", "talk", "options", "hearing")
IN_TEN_MINUTES, IN_A_DAY = 3, 20
APPEAL_DAYS = 30


def keeps_order(me: Standing, path: str) -> bool:
    return keeps(me, path)


def may_look_after(me: Standing, path: str) -> Yes | No:
    return may_keep(me, path)


def is_flood(said: Sequence[datetime], at: datetime) -> bool:
    """`said`: when this person spoke in the last day."""
    lately = sum(one > at - timedelta(minutes=10) for one in said)
    return lately >= IN_TEN_MINUTES or len(said) >= IN_A_DAY


def may_speak(
    me: Standing, person_id: int | None, topic: Topic, *, lives: bool, said: Sequence[datetime], at: datetime
) -> Yes | No:
    own = person_id is not None and me.person_id == person_id
    serves = me.holds(HOSTS, over=topic.path) or bool(me.units())
    return first_no(
        only_if(me.person is not None, _("先登录，认一认您是哪一家，再来说。")),
        only_if(own or keeps(me, topic.path), _("请本人来说，或请社区工作者记下来。")),
        only_if(topic.stage in SPEAKING, _("这个议题现在不收新的话；看看走到了哪一步。")),
        only_if(lives or (own and serves), _("说话的是这件事关系到的邻居：住在那里，或在那里有房子。")),
        only_if(not own or serves or not is_flood(said, at), _("您刚说了好几条，请过一会儿再说，也看看别人怎么说。")),
    )


def may_reply(me: Standing, remark: Remark) -> Yes | No:
    return first_no(
        only_if(remark.parent_id is None, _("回应只有一层，请回应上面那一条。")),
        only_if(not remark.is_hidden, _("这条话收起来了，不再回应。")),
    )


def may_answer(me: Standing, remark: Remark) -> Yes | No:
    """Whoever was asked, somebody with the post that was asked, or who keeps the place."""
    asked = me.person_id is not None and me.person_id == remark.asked_id
    post = bool(remark.asked_post) and me.holds({remark.asked_post}, over=remark.topic.path)
    return first_no(
        only_if(remark.kind == Remark.Kind.QUESTION, _("只有问题要答复。")),
        only_if(remark.answered_at is None, _("这个问题已经答复了。")),
        only_if(not remark.is_hidden, _("这条话收起来了，不再答复。")),
        only_if(asked or post or keeps(me, remark.topic.path), _("这个问题请被问到的人来答复。")),
    )


def may_mark(me: Standing, remark: Remark) -> Yes | No:
    return first_no(
        only_if(me.person is not None, _("先登录，认一认您是哪一家。")),
        only_if(not remark.is_hidden, _("这条话收起来了。")),
        only_if(remark.author_id != me.person_id, _("自己说的话，请邻居来觉得有帮助。")),
    )


def may_report(me: Standing, remark: Remark) -> Yes | No:
    return first_no(
        only_if(me.person is not None, _("先登录，认一认您是哪一家。")),
        only_if(not remark.is_hidden, _("这条话收起来了。")),
        only_if(remark.author_id != me.person_id, _("这是您自己说的话。")),
    )


def may_hide(me: Standing, remark: Remark) -> Yes | No:
    return first_no(
        may_keep(me, remark.topic.path),
        only_if(remark.hidden_at is None, _("这条话已经收起来过。")),
        only_if(remark.author_id != me.person_id, _("自己说的话请同事来处理。")),
    )


def may_appeal(me: Standing, remark: Remark, at: datetime) -> Yes | No:
    return first_no(
        only_if(me.person_id is not None and me.person_id == remark.author_id, _("请说这句话的人来申诉。")),
        only_if(remark.hidden_at is not None, _("这条话没有收起来。")),
        only_if(remark.appealed_at is None, _("已经申诉过了，请等另一位来决定。")),
        only_if(remark.hidden_at is None or at < remark.hidden_at + timedelta(days=APPEAL_DAYS), _("收起来 30 天以后不再申诉。")),
    )


def may_rule(me: Standing, remark: Remark) -> Yes | No:
    """Not who hid it, and not who said it."""
    return first_no(
        may_keep(me, remark.topic.path),
        only_if(remark.appealed_at is not None and remark.ruled_at is None, _("这里没有等决定的申诉。")),
        only_if(remark.hidden_by != me.person_id, _("申诉由另一位来决定，不是收起这条话的人。")),
        only_if(remark.author_id != me.person_id, _("这是您自己说的话，请另一位来决定。")),
    )
