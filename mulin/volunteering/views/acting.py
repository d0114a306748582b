from django.http import HttpRequest

from mulin.kernel.access import require
from mulin.organisations.queries import who_asks
from mulin.volunteering import queries, rules
from mulin.volunteering.models import Volunteer
from mulin.volunteering.rules import Who


def volunteer_asked(request: HttpRequest) -> tuple[Who, Volunteer]:
    """Who asks, as the volunteer that person is; others are told to join first."""
    who = queries.who_serves(who_asks(request))
    require(rules.may_serve(who))
    assert who.serves is not None
    return who, who.serves
