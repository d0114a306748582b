"""A voice that is entrusted to somebody in writing is cast by that one; without a paper nobody votes for others."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from mulin.ballots.models import Ballot
from mulin.kernel.access import No, Yes, only_if
from mulin.organisations.queries import Standing


@dataclass(frozen=True)
class Paper:
    """To whom a voice is entrusted, and under which number the written request is kept."""

    person_id: int
    name: str
    number: str


def casts(me: Standing, paper: Paper | None, *, own: bool) -> bool:
    """Whether `me` votes for this voice on the phone. `own`: whether it is theirs."""
    return own if paper is None else me.person_id == paper.person_id


def by_paper(me: Standing, paper: Paper | None, *, channel: str, proxy: bool) -> Yes | No:
    """`proxy`: at the counter, at home or with paper it is not the voter who has come."""
    if paper is None:
        return only_if(not proxy, _("这一票没有登记过委托，不能由别人来投。请先登记书面委托。"))
    here = me.person_id == paper.person_id if channel == Ballot.Channel.PHONE else proxy
    return only_if(
        here,
        _("这一票已经书面委托给%(name)s（委托书 %(number)s）。本人要自己投，请先到社区撤回委托。")
        % {"name": paper.name, "number": paper.number},
    )
