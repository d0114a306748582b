"""Who calls for works, who sends them, who chooses. Pure: what the database knows is given."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from mulin.activities.flow import campaign as flow
from mulin.activities.models import Campaign, Submission
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import Step, can
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.people.queries import age

from .who import ADULT, ORGANISERS, keeps

C, S = Campaign.Status, Submission.Status


def may_open_campaigns(me: Standing) -> Yes | No:
    """The pages at the desk."""
    return only_if(bool(me.paths(ORGANISERS)), _("征集由社区工作者、居委会主任、社区书记管理。"))


def may_keep(me: Standing, path: str) -> Yes | No:
    return only_if(keeps(me, path), _("这个征集由这里的社区工作者管理。"))


def may_change_campaign(me: Standing, campaign: Campaign) -> Yes | No:
    return first_no(
        may_keep(me, campaign.path), only_if(campaign.status in (C.DRAFT, C.CALLING), _("已经截止或取消，不能再改。"))
    )


def may_move_on(me: Standing, campaign: Campaign, step: Step) -> Yes | No:
    return first_no(
        may_keep(me, campaign.path), only_if(can(campaign.status, step), _("征集现在的状态不能这样做，请刷新后再看。"))
    )


def may_announce(me: Standing, campaign: Campaign, *, selected: int, waiting: int) -> Yes | No:
    return first_no(
        may_move_on(me, campaign, flow.ANNOUNCE),
        only_if(not waiting, _("还有没看过的作品，先收下或退回。")),
        only_if(selected > 0, _("先选出至少一件作品，再揭晓。")),
    )


def takes_in(campaign: Campaign, at: datetime) -> bool:
    return campaign.status == C.CALLING and campaign.opens_at <= at < campaign.closes_at


def may_send(me: Standing, person: Person, campaign: Campaign, *, sent: int, at: datetime, on: date) -> Yes | No:
    """`sent`: works of this person that stand."""
    years = age(person.born_on, on)
    return first_no(
        only_if(me.person_id == person.pk or keeps(me, campaign.path), _("请本人来交，或请社区工作者代交。")),
        only_if(campaign.status == C.CALLING and at < campaign.closes_at, _("征集已经截止。")),
        only_if(campaign.opens_at <= at, _("征集还没开始。")),
        only_if(person.community_id == campaign.community_id, _("征集的是本社区邻居的作品。")),
        only_if(
            years is None or campaign.from_age <= years <= campaign.to_age,
            _("这次征集 %(from)s 到 %(to)s 岁邻居的作品。") % {"from": campaign.from_age, "to": campaign.to_age},
        ),
        only_if(sent < campaign.most_works, _("每人最多交 %(most)s 件，您已经交过了。") % {"most": campaign.most_works}),
    )


def needs_guardian(person: Person, on: date) -> bool:
    years = age(person.born_on, on)
    return years is not None and years < ADULT


def may_send_again(me: Standing, work: Submission, at: datetime) -> Yes | No:
    """What was given back may be sent again for as long as works are chosen, so that a late check harms nobody."""
    campaign = work.campaign
    return first_no(
        only_if(me.person_id == work.person_id or keeps(me, campaign.path), _("作品由本人来改，或请社区工作者代改。")),
        only_if(can(work.status, flow.RESEND), _("作品已经收下，不能再改。可以撤回后重新交。")),
        only_if(takes_in(campaign, at) or (work.status == S.BACK and campaign.status == C.CHOOSING), _("征集已经截止。")),
    )


def may_withdraw_work(me: Standing, work: Submission) -> Yes | No:
    """At any time, also when it hangs on the wall."""
    return first_no(
        only_if(me.person_id == work.person_id or keeps(me, work.campaign.path), _("作品由本人撤回，或请社区工作者代办。")),
        only_if(work.status != S.WITHDRAWN, _("这件作品已经撤回了。")),
    )


def may_check(me: Standing, work: Submission, step: Step) -> Yes | No:
    """Take it in, or give it back with a word."""
    return first_no(
        may_keep(me, work.campaign.path),
        only_if(work.campaign.status in (C.CALLING, C.CHOOSING), _("已经揭晓或取消，不能再改。")),
        only_if(can(work.status, step), _("这件作品的状态已经变了，请刷新后再看。")),
    )


def may_select(me: Standing, work: Submission, step: Step) -> Yes | No:
    return first_no(
        may_keep(me, work.campaign.path),
        only_if(work.campaign.status == C.CHOOSING, _("截止后、揭晓前才选。")),
        only_if(can(work.status, step), _("先收下这件作品，再选。")),
    )


def may_name_jurors(me: Standing, campaign: Campaign) -> Yes | No:
    return first_no(
        may_keep(me, campaign.path),
        only_if(campaign.has_jury, _("这次征集不请评委。")),
        only_if(campaign.status in (C.DRAFT, C.CALLING, C.CHOOSING), _("评选已经结束。")),
    )


def may_mark(me: Standing, work: Submission, *, judges: bool) -> Yes | No:
    return first_no(
        only_if(judges, _("打分由这次请的评委来做。")),
        only_if(work.campaign.status == C.CHOOSING and work.status in Submission.IN_CHOICE, _("现在不在评选。")),
        only_if(work.person_id != me.person_id, _("自己的作品不能自己打分。")),
    )


def may_heart(me: Standing, work: Submission) -> Yes | No:
    """Works are put to the neighbours only where their authors agreed to show them."""
    return first_no(
        only_if(me.person is not None, _("先认一认您是哪一家，再来点赞。")),
        only_if(work.campaign.has_hearts, _("这次征集由评委来选。")),
        only_if(
            work.campaign.status == C.CHOOSING and work.status in Submission.IN_CHOICE and work.may_show, _("现在不在评选。")
        ),
        only_if(me.person is not None and me.person.community_id == work.campaign.community_id, _("由本社区的邻居来点赞。")),
        only_if(work.person_id != me.person_id, _("自己的作品不能自己点赞。")),
    )
