"""`python -m bench.rush.stirring SESSION`: until it is ended, people leave, the clock moves others up, a worker gives places.

Says "ready" before it begins and how many acts it did when it ends.
"""

import signal
import sys
from contextlib import suppress
from datetime import timedelta
from threading import Event

import django

REST = 0.02  # seconds; people and the clock do not act without a break


def stir(session: int) -> None:
    from django.utils.timezone import now

    from mulin.activities import actions
    from mulin.activities.models import Signup
    from mulin.kernel.access import Refused
    from mulin.organisations.models import Post
    from mulin.organisations.queries import standing_of

    post = Post.objects.filter(kind="community_worker").select_related("person").first()
    assert post is not None
    worker, acts, ended = standing_of(post.person, on=now().date()), 0, Event()
    signal.signal(signal.SIGTERM, lambda *_what: ended.set())  # looked at between acts: none breaks off in its transaction
    print("ready", flush=True)
    while not ended.wait(REST):
        for signup in Signup.objects.filter(session=session, status="held").order_by("?")[:3]:
            actions.leave(signup, by=worker, at=now())
            acts += 1
        for signup in Signup.objects.filter(session=session, status="waiting").order_by("?")[:2]:
            with suppress(Refused):  # no place is free, as it may be
                actions.give(signup, by=worker, at=now())
                acts += 1
        acts += actions.lapse_due(now() + timedelta(hours=13)) or 0
        acts += actions.fill_due(now()) or 0
    print(acts, flush=True)


if __name__ == "__main__":
    django.setup()
    stir(int(sys.argv[1]))
