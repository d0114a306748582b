"""Who stands at the desk, and which ballot is meant."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from mulin.ballots import queries
from mulin.ballots.models import Ballot, Elector
from mulin.ballots.rules import may
from mulin.kernel.access import require
from mulin.organisations.queries import Standing, who_asks


def at_desk(request: HttpRequest) -> Standing:
    me = who_asks(request)
    require(may.organise(me))
    return me


def helped(request: HttpRequest, number: str) -> tuple[Standing, Ballot]:
    """A ballot that one helps with."""
    me = at_desk(request)
    return me, get_object_or_404(queries.managed_by(me), number=number)


def managed(request: HttpRequest, number: str) -> tuple[Standing, Ballot]:
    me, found = helped(request, number)
    require(may.manage(me, found))
    return me, found


def line_of(ballot: Ballot, line: int) -> Elector:
    return get_object_or_404(queries.lines(ballot).filter(struck_by=None), line=line)
