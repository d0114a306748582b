"""The register of voices: built of the community's own registers in a handful of statements, then public."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Sum
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.ballots import flow
from mulin.ballots.facts import BallotAnnounced
from mulin.ballots.models import Apart, Ballot, Elector, ElectorPerson, Unit
from mulin.ballots.queries.frozen import counts_area
from mulin.ballots.queries.voices import Line, Voices, voices_of
from mulin.ballots.rules import may
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing

from .filling import fill
from .locking import hold


@transaction.atomic
def announce(ballot: Ballot, *, by: Standing, at: datetime) -> Ballot:
    """
    Raises:
        Refused: nobody would be in the register, or rooms have no area where areas are counted.
    """
    ballot = hold(ballot)
    require(may.manage(by, ballot))
    ballot.state = advance(ballot.state, flow.ANNOUNCE)
    _build(ballot)
    ballot.place_label = ballot.place.label
    ballot.announced_at, ballot.notice_until = at, at + timedelta(days=ballot.notice_days)
    if ballot.notice_until > ballot.opens_at:
        raise Refused(_("公示要满 %(days)s 天，请把开始投票的时间往后改。") % {"days": ballot.notice_days})
    ballot.save()
    record(BallotAnnounced(ballot.pk), actor_id=by.account_id, at=at)
    return ballot


def _build(ballot: Ballot) -> None:
    found = voices_of(ballot, localdate(ballot.opens_at))
    if not found.lines:
        raise Refused(_("登记册里一个人也没有，请核对范围，或先补上居民、住户、产权的登记。"))
    blind = [one.label for one in found.apart if one.why == Apart.Why.AREA]
    if blind and counts_area(ballot):
        some = "、".join(blind[:3])
        raise Refused(
            _("有 %(n)s 套房屋没有登记建筑面积，算不出全体的面积：%(some)s。请先补上。") % {"n": len(blind), "some": some}
        )
    write_lines(ballot, found)
    total(ballot)


def write_lines(ballot: Ballot, found: Voices) -> None:
    lines = list(enumerate(found.lines, 1))
    columns = ("ballot_id", "line", "key", "label", "mask", "area", "units_count")
    fill(Elector, columns, [[ballot.pk, number, *_values(one)] for number, one in lines])
    ids = dict(Elector.objects.filter(ballot=ballot).values_list("line", "pk"))
    fill(ElectorPerson, ("elector_id", "person_id"), [[ids[number], person] for number, one in lines for person in one.persons])
    units = [[ids[number], room.id, room.area, room.source] for number, one in lines for room in one.rooms]
    fill(Unit, ("elector_id", "room_id", "area", "source"), units)
    apart = [[ballot.pk, one.why, one.person_id, one.room_id] for one in found.apart]
    fill(Apart, ("ballot_id", "why", "person_id", "room_id"), apart)


def _values(one: Line) -> list[object]:
    return [one.key, one.label, one.mask, one.area, len(one.rooms)]


def total(ballot: Ballot) -> None:
    """The sums of the lines that stand; whoever changed the register saves the ballot."""
    sums = Elector.objects.filter(ballot=ballot, struck_by=None).aggregate(lines=Count("pk"), area=Sum("area"))
    ballot.electors = ballot.heads = sums["lines"]
    ballot.area = sums["area"] or 0
