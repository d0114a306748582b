"""Clubs, from the wish to the farewell."""

from .founding import agree as agree
from .founding import change as change
from .founding import propose as propose
from .founding import refuse as refuse
from .founding import withdraw as withdraw
from .joining import go as go
from .joining import hand_over as hand_over
from .joining import join as join
from .joining import set_deputy as set_deputy
from .joining import take_in as take_in
from .joining import take_out as take_out
from .joining import turn_away as turn_away
from .planning import Plan as Plan
from .planning import plan as plan
from .planning import plan_again as plan_again
from .resting import close as close
from .resting import rest as rest
from .resting import wake as wake
from .showing import post as post
from .showing import take_down as take_down
