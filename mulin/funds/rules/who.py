"""Who keeps a fund, who founds one, who reads its books at the desk."""

from mulin.kernel.access import No, Yes
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing

P = Post.Kind
KEEPERS = frozenset({P.FUND_KEEPER.value})
FOUNDERS = frozenset({P.SECRETARY.value, P.ADMINISTRATOR.value})
READERS = KEEPERS | FOUNDERS | {P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.STREET_LEADER.value}
ASKERS = KEEPERS | {P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value}


def only_if(fits: bool, reason: str) -> Yes | No:
    return Yes() if fits else No(reason)


def first_no(*answers: Yes | No) -> Yes | No:
    return next((answer for answer in answers if isinstance(answer, No)), Yes())


def works_in(by: Standing, kinds: frozenset[str], path: str) -> bool:
    """One of the posts is held over the place, or in a part of it."""
    return by.holds(kinds, over=path) or any(mine.startswith(path) for mine in by.paths(kinds))
