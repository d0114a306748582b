"""Who has a voice under each head, worked out of the registers of people, households and owners as they are now."""

from datetime import date

from mulin.ballots.models import Ballot

from .again import again as again
from .line import Aside as Aside
from .line import Line as Line
from .line import Room as Room
from .line import Voices as Voices
from .owners import owners as owners
from .residents import households as households
from .residents import members as members
from .residents import persons as persons


def voices_of(ballot: Ballot, on: date) -> Voices:
    """`on`: the day voting opens, on which one has to be of age. A second round asks whom the first one asked."""
    if ballot.follows_id is not None:
        return again(ballot.follows_id)
    if ballot.head == Ballot.Head.MEMBER:
        return members(ballot.members)
    if ballot.head == Ballot.Head.UNIT:
        return owners(ballot.path)
    return persons(ballot.path, on) if ballot.head == Ballot.Head.PERSON else households(ballot.path, on)
