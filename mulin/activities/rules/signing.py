"""Who may take which places, and until when. Pure: what the database knows is given."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from mulin.activities.models import Activity, Group, Session, Signup
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.people.queries import age

from .hosting import serves
from .who import ADULT, SENIOR, may_manage

OPEN = (Activity.Status.PUBLISHED, Activity.Status.RUNNING)


@dataclass(frozen=True)
class Draft:
    """What somebody fills in. `companions`: {"name", "age"}; an age of None: not said."""

    companions: list[dict[str, Any]] = field(default_factory=list)
    guardian: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    needs: str = ""

    @property
    def seats(self) -> int:
        return 1 + len(self.companions)

    @property
    def has_child(self) -> bool:
        return any(one["age"] is not None and one["age"] < ADULT for one in self.companions)


def closes_at(activity: Activity, session: Session) -> datetime:
    """Sign-up ends, or the draw is due."""
    return session.begins_at - timedelta(hours=activity.closes_hours)


def leave_until(activity: Activity, session: Session) -> datetime:
    return session.begins_at - timedelta(hours=activity.leave_hours)


def draws(activity: Activity, session: Session) -> bool:
    """Whether who signs up now is put into a draw."""
    return activity.mode == Activity.Mode.LOTTERY and session.drawn_at is None


def belongs(group: Group, person: Person, path: str, draft: Draft, on: datetime) -> bool:
    """Whether these places are for that person. `path`: where the person lives."""
    match group.kind:
        case Group.For.BUILDING:
            return bool(path) and path.startswith(group.path)
        case Group.For.COMMUNITY:
            return group.path.rstrip("/").rpartition("/")[2] == str(person.community_id)
        case Group.For.SENIORS:
            return (age(person.born_on, localdate(on)) or 0) >= SENIOR
        case Group.For.FAMILIES:
            return draft.has_child
        case Group.For.MEMBERS:
            return person.pk in group.members
    return True


def opens_at(activity: Activity, group: Group) -> datetime | None:
    return group.opens_at or activity.opens_at


def groups_for(groups: Sequence[Group], person: Person, path: str, draft: Draft, at: datetime) -> list[Group]:
    """Groups that fit and are open, those for some before those for all."""
    fitting = [
        group
        for group in groups
        if belongs(group, person, path, draft, group.session.begins_at)
        and ((opens := opens_at(group.session.activity, group)) is None or opens <= at)
    ]
    return sorted(fitting, key=lambda group: (group.kind == Group.For.ALL, group.pk))


def may_sign_up(me: Standing, person: Person, groups: Sequence[Group], path: str, draft: Draft, at: datetime) -> Yes | No:
    """`groups` are all of the session, with it and its activity. Full is no reason: then one waits."""
    if not groups:
        return No(_("这一场不用报名，直接来就行。"))
    session = groups[0].session
    activity, years = session.activity, age(person.born_on, localdate(session.begins_at))
    return first_no(
        only_if(
            me.person_id == person.pk or bool(may_manage(me, activity)) or serves(me, activity, person),
            _("请本人报名，或请社区工作者代报。"),
        ),
        only_if(
            person.community_id in (activity.community_id, *activity.guests),
            _("这个活动是给办它的社区的邻居的，请看自己社区的活动。"),
        ),
        only_if(activity.status in OPEN, _("这个活动没有在报名。")),
        only_if(activity.mode != Activity.Mode.OPEN, _("这一场不用报名，直接来就行。")),
        only_if(
            session.status == Session.Status.PLANNED and at < session.begins_at, _("这一场已经开始、结束或取消，请看别的场次。")
        ),
        only_if(
            at < closes_at(activity, session) or (activity.mode == Activity.Mode.LOTTERY and session.drawn_at is not None),
            _("这一场的报名已经截止。"),
        ),
        only_if(
            len(draft.companions) <= activity.companions, _("最多带 %(most)s 位同行，请减一减。") % {"most": activity.companions}
        ),
        only_if(
            years is None or activity.from_age <= years <= activity.to_age,
            _("这个活动是给 %(from)s 到 %(to)s 岁的邻居的。") % {"from": activity.from_age, "to": activity.to_age},
        ),
        only_if(
            bool(draft.guardian) or not (draft.has_child or (years is not None and years < ADULT)),
            _("有未满 18 岁的孩子参加，请写上同意的监护人姓名。"),
        ),
        _has_group(groups, person, path, draft, at),
    )


def _has_group(groups: Sequence[Group], person: Person, path: str, draft: Draft, at: datetime) -> Yes | No:
    if groups_for(groups, person, path, draft, at):
        return Yes()
    fitting = [group for group in groups if belongs(group, person, path, draft, group.session.begins_at)]
    later = [opens for group in fitting if (opens := opens_at(group.session.activity, group)) is not None]
    if later:
        return No(_("%(when)s 起可以报名，到时再来。") % {"when": localtime(min(later)).strftime("%m-%d %H:%M")})
    kinds = "、".join(str(group.get_kind_display()) for group in groups)
    return No(_("这一场的名额是给%(whom)s的。") % {"whom": kinds})


def _acts_for(me: Standing, signup: Signup) -> bool:
    """Whoever manages it, and a worker of a community that holds it too."""
    activity = signup.session.activity
    return bool(may_manage(me, activity)) or (bool(activity.guests) and serves(me, activity, signup.person))


def may_leave(me: Standing, signup: Signup, at: datetime) -> Yes | No:
    session = signup.session
    activity = session.activity
    manages = _acts_for(me, signup)
    waits = signup.status in (Signup.Status.WAITING, Signup.Status.ENTERED, Signup.Status.OFFERED)
    return first_no(
        only_if(me.person_id == signup.person_id or manages, _("退出由本人来做，或请社区工作者代办。")),
        only_if(waits or signup.status == Signup.Status.HELD, _("这份报名不用退出。")),
        only_if(at < session.begins_at, _("已经开始了，不用退出。来不了也没关系，下次再来。")),
        only_if(
            waits or manages or at < leave_until(activity, session),
            _("退出要在开始前 %(hours)s 小时之前，现在请打电话告诉社区。") % {"hours": activity.leave_hours},
        ),
    )


def may_accept(me: Standing, signup: Signup, at: datetime) -> Yes | No:
    ends = signup.offered_until
    return first_no(
        only_if(
            me.person_id == signup.person_id or _acts_for(me, signup),
            _("请本人确认，或请社区工作者代办。"),
        ),
        only_if(
            signup.status == Signup.Status.OFFERED and ends is not None and at < ends,
            _("这个名额过了确认的时间，已经让给下一位。可以重新报名候补。"),
        ),
    )


def may_give(me: Standing, signup: Signup, at: datetime) -> Yes | No:
    """A place by hand to somebody who waits."""
    return first_no(
        may_manage(me, signup.session.activity),
        only_if(signup.status == Signup.Status.WAITING, _("只有候补中的人可以直接给名额。")),
        only_if(at < signup.session.ends_at, _("这一场已经结束。")),
    )
