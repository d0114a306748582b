"""Who founds a club, who decides about it, who is in it. Pure: `mine` is one's own standing membership, or None."""

from datetime import date

from django.utils.translation import gettext as _

from mulin.activities.flow import club as flow
from mulin.activities.models import Activity, Club, Membership
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import Step, can
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.people.queries import age

from .who import keeps

C, M = Club.Status, Membership
Mine = Membership | None


def may_propose(me: Standing) -> Yes | No:
    return only_if(me.person is not None, _("先认一认您是哪一家，再来提议。"))


def leads(mine: Mine) -> bool:
    return mine is not None and mine.status == M.Status.IN and mine.role in (M.Role.LEADER, M.Role.DEPUTY)


def may_decide(me: Standing, club: Club) -> Yes | No:
    return first_no(
        only_if(keeps(me, club.path), _("团队能不能成立，由这里的社区工作者、居委会主任或社区书记答复。")),
        only_if(club.status == C.ASKED, _("这个提议已经答复过了。")),
    )


def may_withdraw(me: Standing, club: Club) -> Yes | No:
    return first_no(
        only_if(me.person_id is not None and me.person_id == club.asked_by_id, _("只有提议的人可以撤回。")),
        only_if(can(club.status, flow.WITHDRAW), _("社区已经答复，不用再撤回。")),
    )


def may_run_club(me: Standing, club: Club, mine: Mine) -> Yes | No:
    """Its page, its members, what it shows."""
    return first_no(
        only_if(leads(mine) or keeps(me, club.path), _("这由队长、副队长和社区工作者来做。")),
        only_if(club.status in Club.PUBLIC, _("这个团队还没成立，或者已经解散。")),
    )


def may_change_club(me: Standing, club: Club, mine: Mine) -> Yes | No:
    """While the community has not answered, whoever proposed it changes the proposal."""
    asks = club.status == C.ASKED and me.person_id is not None and me.person_id == club.asked_by_id
    return Yes() if asks else may_run_club(me, club, mine)


def may_step(me: Standing, club: Club, mine: Mine, step: Step) -> Yes | No:
    """Rest, wake up, end: a leader's, or the community's."""
    is_leader = mine is not None and mine.status == M.Status.IN and mine.role == M.Role.LEADER
    return first_no(
        only_if(is_leader or keeps(me, club.path), _("这由队长和社区工作者来做。")),
        only_if(can(club.status, step), _("团队现在的状态不能这样做，请刷新后再看。")),
    )


def may_join(me: Standing, person: Person, club: Club, mine: Mine, *, taken: int, on: date) -> Yes | No:
    """`mine`: of `person`. `taken`: how many members there are."""
    years = age(person.born_on, on)
    return first_no(
        only_if(me.person_id == person.pk or keeps(me, club.path), _("请本人来加入，或请社区工作者代办。")),
        only_if(club.status == C.RUNNING, _("这个团队现在不收新成员。")),
        only_if(person.community_id == club.community_id, _("团队收本社区的邻居。")),
        only_if(mine is None, _("您已经在团队里，或者正在等答复。")),
        only_if(
            years is None or club.from_age <= years <= club.to_age,
            _("这个团队收 %(from)s 到 %(to)s 岁的邻居。") % {"from": club.from_age, "to": club.to_age},
        ),
        has_room(club, taken),
    )


def has_room(club: Club, taken: int) -> Yes | No:
    return only_if(not club.places or taken < club.places, _("团队满员了，有人退出后再来。"))


def may_answer(me: Standing, club: Club, mine: Mine, asking: Membership) -> Yes | No:
    return first_no(may_run_club(me, club, mine), only_if(asking.status == M.Status.ASKED, _("这位邻居的申请已经答复过了。")))


def may_go(me: Standing, club: Club, membership: Membership, *, others: bool) -> Yes | No:
    """`others`: whether there are other members, whom a leader does not leave alone."""
    return first_no(
        only_if(me.person_id == membership.person_id or keeps(me, club.path), _("退出由本人来做，或请社区工作者代办。")),
        only_if(can(membership.status, flow.GO), _("您已经不在这个团队里。")),
        only_if(membership.role != M.Role.LEADER, _("队长先把团队交给别人，再退出。"))
        if others
        else only_if(membership.role != M.Role.LEADER, _("团队里只有您一个人，不办了就解散它。")),
    )


def may_take_out(me: Standing, club: Club, mine: Mine, membership: Membership) -> Yes | No:
    return first_no(
        may_run_club(me, club, mine),
        only_if(can(membership.status, flow.TAKE_OUT), _("这位邻居已经不在团队里。")),
        only_if(membership.role != M.Role.LEADER, _("队长不能移出，先把团队交给别人。")),
        only_if(membership.person_id != me.person_id, _("自己要走，请用“退出”。")),
    )


def may_set_role(me: Standing, club: Club, mine: Mine, membership: Membership) -> Yes | No:
    """Name a deputy, hand the club over."""
    is_leader = mine is not None and mine.status == M.Status.IN and mine.role == M.Role.LEADER
    return first_no(
        only_if(is_leader or keeps(me, club.path), _("这由队长和社区工作者来做。")),
        only_if(club.status in Club.PUBLIC, _("这个团队还没成立，或者已经解散。")),
        only_if(membership.status == M.Status.IN and membership.role != M.Role.LEADER, _("请选一位不是队长的成员。")),
    )


def may_plan(me: Standing, club: Club, mine: Mine) -> Yes | No:
    """A draft of an activity, in the club's name; it goes through the ordinary review."""
    return first_no(
        only_if(leads(mine), _("团队的活动由队长、副队长来写。")),
        only_if(club.status == C.RUNNING, _("团队在休整，先恢复活动再写。")),
    )


def may_plan_again(me: Standing, activity: Activity, mine: Mine) -> Yes | No:
    return first_no(
        only_if(activity.club_id is not None and leads(mine), _("团队的活动由队长、副队长来写。")),
        only_if(activity.status == Activity.Status.DRAFT, _("它在等审核或已经发布，要改请找社区。")),
    )
