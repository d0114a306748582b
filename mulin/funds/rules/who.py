"""Who keeps a fund, who founds one, who reads its books at the desk."""

from mulin.organisations.models import Post
from mulin.organisations.queries import Standing

P = Post.Kind
KEEPERS = frozenset({P.FUND_KEEPER.value})
FOUNDERS = frozenset({P.SECRETARY.value, P.ADMINISTRATOR.value})
READERS = KEEPERS | FOUNDERS | {P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.STREET_LEADER.value}
ASKERS = KEEPERS | {P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value}


def works_in(by: Standing, kinds: frozenset[str], path: str) -> bool:
    """One of the posts is held over the place, or in a part of it."""
    return by.holds(kinds, over=path) or any(mine.startswith(path) for mine in by.paths(kinds))
