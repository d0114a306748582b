"""Raising, seconding, screening, leading on. `lives`: whether the person lives or owns in the place the topic is about."""

from django.utils.translation import gettext as _

from mulin.deliberation.flow import topics as flow
from mulin.deliberation.models import Topic
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.organisations.queries import Standing
from mulin.places.models import Place

from .who import keeps, may_host, may_keep

S = Topic.Stage


def may_raise(me: Standing, person_id: int | None, place: Place, *, lives: bool) -> Yes | No:
    """For oneself where one lives; a worker for anybody, or for the community itself (`person_id` None)."""
    own = person_id is not None and me.person_id == person_id
    return first_no(
        only_if(me.person is not None, _("先认一认您是哪一家，再来提议题。")),
        only_if(place.kind in SIZES, _("议题要说清是哪个单元、楼栋、小区或社区的事。")),
        only_if(own or keeps(me, place.path), _("请本人来提，或请社区工作者代办。")),
        only_if(person_id is None or lives or keeps(me, place.path), _("请提您住的单元、楼栋、小区或社区的事。")),
    )


SIZES = {
    Place.Kind.ENTRANCE.value: "stairway",
    Place.Kind.BUILDING.value: "building",
    Place.Kind.ESTATE.value: "estate",
    Place.Kind.COMMUNITY.value: "community",
}


def may_second(me: Standing, person_id: int | None, topic: Topic, *, lives: bool, has: bool) -> Yes | No:
    return first_no(
        only_if(me.person is not None, _("先认一认您是哪一家，再来附议。")),
        only_if(person_id is not None and (me.person_id == person_id or keeps(me, topic.path)), _("请本人来附议，或请社区工作者代办。")),
        only_if(topic.stage == S.SECONDING, _("这个议题不再收附议。")),
        only_if(person_id != topic.raised_by_id, _("自己提的议题不用再附议，请邻居来。")),
        only_if(not has, _("已经附议过了。")),
        only_if(lives, _("附议的是这件事关系到的邻居：住在那里，或在那里有房子。")),
    )  # fmt: skip


def may_withdraw(me: Standing, topic: Topic) -> Yes | No:
    return first_no(
        only_if((me.person_id is not None and me.person_id == topic.raised_by_id) or keeps(me, topic.path), _("只有提议题的人可以撤回。")),
        only_if(can(topic.stage, flow.WITHDRAW), _("已经立项，不能撤回；有变化请告诉召集人。")),
    )  # fmt: skip


def may_accept(me: Standing, topic: Topic) -> Yes | No:
    return first_no(
        may_keep(me, topic.path),
        only_if(topic.stage != S.SECONDING, _("附议还不够，够了再审核。")),
        only_if(can(topic.stage, flow.ACCEPT), _("这个议题已经审核过了。")),
    )


def may_refuse(me: Standing, topic: Topic) -> Yes | No:
    return first_no(may_keep(me, topic.path), only_if(can(topic.stage, flow.REFUSE), _("这个议题已经审核过了。")))


def next_stage(topic: Topic) -> str | None:
    """By the topic's own plan; None when the next step is a decision, the end, or somebody else's."""
    order = [stage for stage, _limit in topic.plan]
    if topic.stage not in order:
        return None
    later = order[order.index(topic.stage) + 1 :]
    return later[0] if later and later[0] in flow.TO else None


def may_go_on(me: Standing, topic: Topic, *, options: int, heard: bool) -> Yes | No:
    """`options`: that stand; `heard`: a hearing was held and its minutes are there."""
    into = next_stage(topic)
    return first_no(
        may_host(me, topic),
        only_if(into is not None, _("这个阶段不能直接往下走。")),
        only_if(topic.stage != S.OPTIONS or options > 0, _("还没有方案。先写至少一个方案，带上费用。")),
        only_if(topic.stage != S.HEARING or heard, _("听证会还没有开，或者纪要还没有写。")),
    )


def may_write_options(me: Standing, topic: Topic) -> Yes | No:
    """Until it is put to the decision: then what is decided on stays as it is."""
    early = (S.COLLECT, S.TALK, S.OPTIONS, S.HEARING)
    return first_no(may_host(me, topic), only_if(topic.stage in early, _("方案已经定住，不能再改。要改就先回到方案。")))


def may_go_back(me: Standing, topic: Topic, *, voting: bool) -> Yes | No:
    return first_no(
        may_host(me, topic),
        only_if(can(topic.stage, flow.BACK), _("只有听证和决定阶段可以回到方案。")),
        only_if(not voting, _("表决已经公示或正在进行，等它结束，或先取消表决。")),
    )


def may_stop(me: Standing, topic: Topic, *, voting: bool) -> Yes | No:
    return first_no(
        may_keep(me, topic.path),
        only_if(can(topic.stage, flow.STOP), _("这个议题没有在进行。")),
        only_if(not voting, _("表决已经公示或正在进行，等它结束，或先取消表决。")),
    )


def may_set_due(me: Standing, topic: Topic) -> Yes | No:
    return first_no(may_host(me, topic), only_if(topic.stage in Topic.TALKED, _("这个议题没有在进行。")))


def may_show_outcome(me: Standing, topic: Topic) -> Yes | No:
    """Rounds, figures and pictures, also after the end: upkeep shows itself later."""
    there = (*Topic.TALKED, S.DONE)
    return first_no(may_host(me, topic), only_if(topic.stage in there, _("立项以后才有落实的内容。")))


def may_finish(me: Standing, topic: Topic, *, open_tasks: int) -> Yes | No:
    return first_no(
        may_host(me, topic),
        only_if(can(topic.stage, flow.FINISH), _("定下来以后才能写落实完了。")),
        only_if(not open_tasks, _("还有 %(count)s 项任务没办好。办好，或写明为什么不办了。") % {"count": open_tasks}),
    )
