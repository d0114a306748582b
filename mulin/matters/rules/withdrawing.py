"""Taking a report back: freely until somebody has begun, afterwards as a wish to those who handle it."""

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.matters import flow
from mulin.matters.models import Matter
from mulin.organisations.queries import Standing

from .who import STEERS, holds, is_reporter, leads, now

S = Matter.Status


def may_withdraw(me: Standing, matter: Matter) -> Yes | No:
    """At once. What neighbours follow is no longer the reporter's alone."""
    return first_no(
        only_if(is_reporter(me, matter), _("撤回由上报的居民自己来做。")),
        now(flow.WITHDRAW, matter, _("已经有人在办了，可以请办理的人撤回。")),
        only_if(not matter.followers, _("有邻居在跟进这一件，可以请办理的人撤回。")),
    )


def may_wish(me: Standing, matter: Matter) -> Yes | No:
    """Ask those who handle it to let it go."""
    return first_no(
        only_if(is_reporter(me, matter), _("撤回由上报的居民自己提出。")),
        now(flow.LET_GO, matter, _("它已经有了结果，请直接确认或评价，不用撤回。")),
        only_if(not may_withdraw(me, matter), _("还没有人开始办，可以直接撤回。")),
    )


def may_let_go(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(
            leads(me, matter) or holds(me, STEERS, matter), _("同意撤回由主办的人，或这一片的网格员、社区工作者和负责人来做。")
        ),
        now(flow.LET_GO, matter, _("它已经有了结果，不用再撤回。")),
    )


def may_let_go_already(me: Standing, matter: Matter, *, wished: bool) -> Yes | No:
    """Who handles it needs the reporter's wish on record; who answers for the area may have heard it on the phone."""
    return only_if(wished or holds(me, STEERS, matter), _("居民还没有在这里提出撤回。请居民提出，或请社区问过居民后代办。"))
