"""`python -m bench.rush.stirring SESSION`: until it is ended, people leave, the clock moves others up, a worker gives places."""

import sys
from contextlib import suppress
from datetime import timedelta

import django


def stir(session: int) -> None:
    from django.utils.timezone import now

    from mulin.activities import actions
    from mulin.activities.models import Signup
    from mulin.kernel.access import Refused
    from mulin.organisations.models import Post
    from mulin.organisations.queries import standing_of

    post = Post.objects.filter(kind="community_worker").select_related("person").first()
    assert post is not None
    worker = standing_of(post.person, on=now().date())
    while True:
        for signup in Signup.objects.filter(session=session, status="held").order_by("?")[:3]:
            actions.leave(signup, by=worker, at=now())
        for signup in Signup.objects.filter(session=session, status="waiting").order_by("?")[:2]:
            with suppress(Refused):  # no place is free, as it may be
                actions.give(signup, by=worker, at=now())
        actions.lapse_due(now() + timedelta(hours=13))
        actions.fill_due(now())


if __name__ == "__main__":
    django.setup()
    stir(int(sys.argv[1]))
