"""The time bank: never bought, never cashed (Nanjing, 2019). What is allowed is dated settings, not code."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.people.models import Person
from mulin.people.queries import age
from mulin.volunteering.models import BankRules, Entitlement, Help, Invitation, Volunteer

from .who import ADULT, Who

NANJING = {
    "cap": 1500 * 60, "group_only_donates": True, "expires_after_months": None,
    "needs": [Entitlement.Kind.ALONE_80.value, Entitlement.Kind.HARDSHIP_60.value, Entitlement.Kind.DISABLED_60.value],
    "source": "南京市养老服务时间银行实施方案（2019）",
}  # fmt: skip
MOST_YEARS = 200
AGES: dict[str, tuple[int, int]] = {
    "alone80": (80, MOST_YEARS), "hardship60": (60, 79), "disabled60": (60, 79), "carer": (0, MOST_YEARS),
}  # fmt: skip


def split(minutes: int, *, held: int, cap: int | None) -> tuple[int, int]:
    """What the person keeps and what goes to the pool, so that nobody holds more than the cap."""
    keeps = minutes if cap is None else max(0, min(minutes, cap - held))
    return keeps, minutes - keeps


def may_set_bank_rules(who: Who, path: str) -> Yes | No:
    return only_if(who.keeps(path), _("时间银行的规则由社区负责人设置。"))


def may_entitle(who: Who, person: Person, kind: str, on: date) -> Yes | No:
    years, (youngest, oldest) = age(person.born_on, on), AGES[kind]
    wanted = _("这一类要满 %(from)s 岁，请核对登记的生日。")
    if oldest < MOST_YEARS:
        wanted = _("这一类要 %(from)s 到 %(to)s 岁，请核对登记的生日。")
    return first_no(
        only_if(who.keeps(person.community.path), _("服务对象由社区工作者核实后登记。")),
        only_if(
            years is not None and youngest <= years <= oldest,
            wanted % {"from": youngest, "to": oldest},
        ),
    )


def may_ask_help(who: Who, person: Person, payer: str, rules: BankRules | None, entitled: set[str]) -> Yes | No:
    return first_no(
        only_if(who.standing.person_id == person.pk or who.keeps(person.community.path), _("请本人提出，或请社区工作者代提。")),
        only_if(rules is not None, _("社区还没有开时间银行。")),
        only_if(
            payer != Help.Payer.POOL or bool(rules and entitled & set(rules.needs)),
            _("爱心池的时间给登记过的服务对象用。您可以用自己的时间，或请社区核实后登记。"),
        ),
    )


def may_answer_help(who: Who, asked: Help, volunteer: Volunteer | None, on: date) -> Yes | No:
    """Grown-ups only: one goes into somebody's home alone."""
    years = age(volunteer.person.born_on, on) if volunteer else None
    return first_no(
        only_if(who.serves is not None and volunteer is not None and who.serves.pk == volunteer.pk, _("请先加入志愿者。")),
        only_if(asked.status == Help.Status.OPEN, _("已经有人答应了，谢谢您。")),
        only_if(volunteer is None or volunteer.person_id != asked.person_id, _("不能帮自己。")),
        only_if(years is None or years >= ADULT, _("上门帮忙要满 18 岁。您可以认领和大家一起的班次。")),
    )


def may_withdraw_help(who: Who, asked: Help) -> Yes | No:
    return first_no(
        only_if(who.standing.person_id == asked.person_id or who.keeps(asked.community.path), _("由提出的人或社区工作者取消。")),
        only_if(asked.status in (Help.Status.OPEN, Help.Status.AGREED), _("已经做完的不能取消，时长不对请在确认时改。")),
    )


def may_report_done(who: Who, asked: Help) -> Yes | No:
    own = who.volunteer is not None and who.volunteer.pk == asked.helper_id
    return first_no(
        only_if(own or who.keeps(asked.community.path), _("做完由帮忙的人说，或由社区工作者代记。")),
        only_if(asked.status == Help.Status.AGREED, _("它不在进行中。")),
    )


def may_settle_help(who: Who, asked: Help) -> Yes | No:
    """Who was helped says so, or a worker who asked; never the helper."""
    return first_no(
        only_if(
            who.standing.person_id == asked.person_id or who.keeps(asked.community.path), _("由得到帮助的人或社区工作者确认。")
        ),
        only_if(who.volunteer is None or who.volunteer.pk != asked.helper_id, _("自己做的要由别人确认。")),
        only_if(asked.status == Help.Status.DONE, _("帮忙的人还没说做完。")),
    )


def may_donate(who: Who, person_id: int, path: str) -> Yes | No:
    return only_if(who.standing.person_id == person_id or who.keeps(path), _("捐出由本人来做，或请社区工作者当面代办。"))


def is_waiting(asked: Help, at: datetime) -> bool:
    """Somebody who says yes now would still be in time."""
    return asked.status == Help.Status.OPEN and at < asked.wanted_to


def may_invite(who: Who, asked: Help, at: datetime) -> Yes | No:
    return first_no(
        may_match(who, asked),
        only_if(asked.status == Help.Status.OPEN, _("已经有人答应，或者不用帮了，不用再请。")),
        only_if(is_waiting(asked, at), _("需要的时间已经过去，请和提出的人约个新的时间。")),
    )


def may_answer_invitation(who: Who, invitation: Invitation) -> Yes | No:
    own = who.standing.person_id is not None and who.standing.person_id == invitation.volunteer.person_id
    return first_no(
        only_if(own or who.keeps(invitation.help.community.path), _("由被请的志愿者回复，或由打过电话的社区工作者代记。")),
        only_if(invitation.status in (Invitation.Status.SENT, Invitation.Status.DECLINED), _("这件事不用再回复了，谢谢您。")),
    )


def may_match(who: Who, asked: Help) -> Yes | No:
    """See who could help, with names."""
    return only_if(who.keeps(asked.community.path), _("找合适的志愿者由管整个社区的工作人员来做。"))
