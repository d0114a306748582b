"""Three ways to decide: nobody stands against it, a ballot, a council."""

from django.utils.translation import gettext as _

from mulin.deliberation.models import Objection, Topic
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .who import hosts, keeps, may_host

S = Topic.Stage
OPEN_TO_OBJECTIONS = (S.OPTIONS, S.HEARING, S.DECISION)


def may_object(me: Standing, person_id: int | None, topic: Topic, *, lives: bool) -> Yes | No:
    return first_no(
        only_if(me.person is not None, _("先认一认您是哪一家，再来说。")),
        only_if(person_id is not None and (me.person_id == person_id or keeps(me, topic.path)), _("请本人来说，或请社区工作者代办。")),
        only_if(topic.stage in OPEN_TO_OBJECTIONS, _("反对意见在拿方案、听证和决定的时候提。")),
        only_if(lives, _("反对意见由这件事关系到的邻居提：住在那里，或在那里有房子。")),
    )  # fmt: skip


def may_take_back(me: Standing, objection: Objection) -> Yes | No:
    return first_no(
        only_if(
            (me.person_id is not None and me.person_id == objection.person_id) or keeps(me, objection.topic.path),
            _("反对意见由提的人自己收回，或请社区工作者代办。"),
        ),
        only_if(objection.taken_back_at is None, _("已经收回了。")),
        only_if(objection.topic.stage in OPEN_TO_OBJECTIONS, _("已经决定了，意见留在记录里。")),
    )


def may_answer_objection(me: Standing, objection: Objection) -> Yes | No:
    return first_no(
        only_if(hosts(me, objection.topic), _("由议题的召集人或社区工作者答复。")),
        only_if(objection.taken_back_at is None, _("已经收回了。")),
        only_if(objection.topic.stage in Topic.TALKED, _("这个议题没有在进行。")),
    )


def may_agree(me: Standing, topic: Topic, *, unanswered: int, voting: bool) -> Yes | No:
    """By consensus: each objection has its answer and stays on record."""
    return first_no(
        may_host(me, topic),
        only_if(topic.stage == S.DECISION, _("到了决定阶段才能定。")),
        only_if(not voting, _("这个议题正由表决决定。")),
        only_if(not unanswered, _("还有 %(count)s 条反对意见没有答复，先答复再定。") % {"count": unanswered}),
    )


def may_put_to_ballot(me: Standing, topic: Topic, *, voting: bool) -> Yes | No:
    return first_no(
        only_if(keeps(me, topic.path), _("表决由这里的社区工作者、居委会主任或社区书记发起。")),
        only_if(topic.stage == S.DECISION, _("到了决定阶段才能定。")),
        only_if(not voting, _("这个议题正由表决决定。")),
    )
