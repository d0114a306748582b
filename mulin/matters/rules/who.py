"""Who somebody is to a matter, from what is at hand: no queries, so a list may ask for every row."""

from mulin.kernel.access import No, Yes
from mulin.kernel.flow import Step, can
from mulin.matters.models import Matter
from mulin.organisations.queries import Standing

STEERS = frozenset({"grid_worker", "community_worker", "committee_head", "secretary", "street_leader"})
DESK = frozenset({"community_worker", "committee_head", "secretary"})
SETTLES = frozenset({"community_worker", "secretary", "street_leader"})
CHECKS = frozenset({"building_head", "party_head", "grid_worker", "community_worker", "committee_head", "secretary"})
TAKES = frozenset({"building_head", "party_head", "grid_worker", "community_worker", "volunteer", "rider", "guard"})
READS = STEERS | CHECKS | {"administrator"}


def is_reporter(me: Standing, matter: Matter) -> bool:
    if me.person_id is not None and matter.reporter_id == me.person_id:
        return True
    return me.account_id is not None and matter.reporter_account == me.account_id


def has_reporter(matter: Matter) -> bool:
    """Somebody who can be asked in the platform."""
    return matter.reporter_id is not None or matter.reporter_account is not None


def leads(me: Standing, matter: Matter) -> bool:
    """The handler, or a colleague in the lead unit."""
    if me.person_id is not None and matter.handler_id == me.person_id:
        return True
    return matter.unit_id is not None and matter.unit_id in me.units()


def helps(me: Standing, matter: Matter) -> bool:
    mine = {f"unit:{unit}" for unit in me.units()} | ({f"person:{me.person_id}"} if me.person_id else set())
    return not mine.isdisjoint(matter.helpers)


def holds(me: Standing, kinds: frozenset[str], matter: Matter) -> bool:
    return me.holds(kinds, over=matter.place_path)


def in_the_pool_of(me: Standing, matter: Matter) -> bool:
    """Whether a post of mine lies in the grid of the pool, or over it."""
    return any(
        post.kind in TAKES and post.path and (post.path.startswith(matter.pool_path) or matter.pool_path.startswith(post.path))
        for post in me.held
    )


def works_on(me: Standing, matter: Matter) -> bool:
    """Staff to whom its whole story is open."""
    return leads(me, matter) or helps(me, matter) or holds(me, READS, matter)


def now(move: Step, matter: Matter, reason: str) -> Yes | No:
    """Whether its state allows the move; `reason` says what the state would have to be."""
    return Yes() if can(matter.status, move) else No(reason)
