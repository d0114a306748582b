from mulin.ballots.rules import shelf

from .casting import asked as asked
from .frozen import fingerprint_of as fingerprint_of
from .frozen import frozen as frozen
from .frozen import kept as kept
from .frozen import options_of as options_of
from .frozen import register_fingerprint as register_fingerprint
from .frozen import rules_of as rules_of
from .publishing import counted as counted
from .publishing import document as document
from .publishing import published as published
from .publishing import result as result
from .register import Shown as Shown
from .register import find as find
from .register import lines as lines
from .register import may_read as may_read
from .register import may_see_sheet as may_see_sheet
from .register import own_choice as own_choice
from .register import sheet as sheet
from .register import shown as shown
from .register import units_of as units_of
from .turnout import Turned as Turned
from .turnout import by_channel as by_channel
from .turnout import hidden as hidden
from .turnout import missing as missing
from .turnout import turnout as turnout
from .visible import ballot_seen as ballot_seen
from .visible import elector_for as elector_for
from .visible import electors_for as electors_for
from .visible import managed_by as managed_by
from .visible import may_see_file as may_see_file
from .visible import mine as mine
from .visible import public as public
from .visible import used_files as used_files
from .visible import visible_to as visible_to
from .visible import waiting_for as waiting_for

rule_sets_in_force = shelf.in_force
