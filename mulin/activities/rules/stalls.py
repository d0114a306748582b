"""Who lays out a market, who claims a stall, and until when."""

from datetime import datetime, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mulin.activities import flow
from mulin.activities.models import Activity, Claim, Market, Session, Stall
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .checking import EARLY
from .publishing import may_change
from .signing import OPEN
from .who import may_manage, may_run


def may_lay_out(me: Standing, session: Session, at: datetime) -> Yes | No:
    return first_no(
        may_change(me, session.activity),
        only_if(session.activity.kind == Activity.Kind.MARKET, _("只有集市有摊位图，请先把类别改成集市服务。")),
        only_if(session.status == Session.Status.PLANNED and at < session.ends_at, _("这一场已经取消或结束。")),
    )


def claims_from(market: Market, session: Session) -> datetime:
    return session.begins_at - timedelta(days=market.opens_days)


def claims_until(market: Market, session: Session) -> datetime:
    return session.begins_at - timedelta(hours=market.closes_hours)


def may_claim(
    me: Standing,
    person: Person,
    body: Organisation | None,
    session: Session,
    market: Market,
    at: datetime,
    *,
    held: int,
    leads: bool = True,
) -> Yes | No:
    """`held`: stalls that this claimant has in this session; `leads`: the club for which it is claimed. Who manages it may claim for anybody, also late."""
    activity = session.activity
    manages = bool(may_manage(me, activity))
    opens, ends = localtime(claims_from(market, session)), localtime(claims_until(market, session))
    return first_no(
        only_if(manages or me.person_id == person.pk, _("请本人认领，或请社区工作者代办。")),
        only_if(body is None or manages or body.pk in me.units(), _("以单位的名义认领，要是这个单位的负责人或经办人。")),
        only_if(manages or leads, _("以团队的名义认领，要是它的队长或副队长。")),
        only_if(
            body is not None or person.community_id in (activity.community_id, *activity.guests),
            _("摊位是给办这个集市的社区的邻居的。"),
        ),
        only_if(activity.status in OPEN, _("这个集市没有在招摊位。")),
        only_if(session.status == Session.Status.PLANNED and at < session.ends_at, _("这一场已经取消或结束。")),
        only_if(manages or at >= opens, _("%(when)s 起可以认领，到时再来。") % {"when": opens.strftime("%m-%d %H:%M")}),
        only_if(manages or at < ends, _("认领到 %(when)s 截止。还想来请打电话问社区。") % {"when": ends.strftime("%m-%d %H:%M")}),
        only_if(
            held < market.most,
            _("每家最多 %(most)s 个摊位，您已经有了。要换位置可以在自己的摊位里换。") % {"most": market.most},
        ),
    )


def may_take(stall: Stall, taken: bool) -> Yes | No:
    return first_no(
        only_if(not stall.closed, _("%(number)s 号摊位这次不开，请选别的。") % {"number": stall.number}),
        only_if(not taken, _("%(number)s 号摊位刚被别人认领了，请选别的。") % {"number": stall.number}),
    )


def is_own(me: Standing, claim: Claim) -> bool:
    """One's own, or of a unit for which one acts."""
    return me.person_id == claim.person_id or (claim.body_id is not None and claim.body_id in me.units())


def may_see_claim(me: Standing, claim: Claim) -> bool:
    return is_own(me, claim) or bool(may_manage(me, claim.session.activity))


def may_change_claim(me: Standing, claim: Claim, at: datetime) -> Yes | No:
    """What is offered, which stall, giving it back."""
    manages = bool(may_manage(me, claim.session.activity))
    return first_no(
        only_if(is_own(me, claim) or manages, _("摊位由认领的人来改，或请社区工作者代办。")),
        only_if(can(claim.status, flow.RETURN), _("这个摊位已经退掉或者办完了。")),
        only_if(at < (claim.session.ends_at if manages else claim.session.begins_at), _("集市已经开始，要改请找现场的负责人。")),
    )


def may_look(me: Standing, claim: Claim, *, approve: bool) -> Yes | No:
    """At what is offered, before the market."""
    return first_no(
        may_manage(me, claim.session.activity),
        only_if(can(claim.status, flow.APPROVE if approve else flow.REFUSE), _("这个摊位没有在等社区看。")),
    )


def may_note(me: Standing, claim: Claim, at: datetime) -> Yes | No:
    """Who set up a stall and who did not, on the day."""
    return first_no(
        may_run(me, claim.session.activity),
        only_if(claim.status in (Claim.Status.STANDS, Claim.Status.CAME, Claim.Status.MISSED), _("只有定了的摊位可以记。")),
        only_if(at >= claim.session.begins_at - EARLY, _("开始前 1 小时起可以记。")),
    )
