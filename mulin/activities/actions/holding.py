"""Holding what others press for: the group's row first, then sign-ups of it, so that nobody waits for each other in a ring."""

from mulin.activities import queries
from mulin.activities.models import Group, Signup
from mulin.kernel.prepared import Prepared

# Worked out once a process: while one of these is built, nobody else would get a place in the group that is held.
HELD = Prepared(
    lambda group: (
        Group.objects.select_for_update(of=("self",), no_key=True)
        .select_related("session__activity")
        .defer("session__draw", *(f"session__activity__{name}" for name in queries.TEXTS))
        .filter(pk=group)
    )
)
HELD_TOO = Prepared(
    lambda signup: Signup.objects.select_for_update(of=("self",), no_key=True).select_related("person").filter(pk=signup)
)


def lock_group(group_id: int) -> Group:
    found = HELD.first(group_id)
    if found is None:
        raise Group.DoesNotExist
    return found


def lock_both(signup: Signup) -> tuple[Group, Signup]:
    """The group may change between reading and holding: then once more."""
    while True:
        group, found = lock_group(signup.group_id), HELD_TOO.first(signup.pk)
        if found is None:
            raise Signup.DoesNotExist
        if found.group_id == group.pk:
            found.group, found.session = group, group.session
            return group, found
        signup = found
