from mulin.people.personal import age as age
from mulin.people.personal import id_blind as id_blind
from mulin.people.personal import phone_blind as phone_blind

from .finding import living_in as living_in
from .finding import search as search
from .finding import visible_to as visible_to
from .held import corrections_open as corrections_open
from .held import corrections_to_answer as corrections_to_answer
from .held import held_about as held_about
from .held import registered_about as registered_about
from .rooms import Home as Home
from .rooms import floor_area as floor_area
from .rooms import homes_of as homes_of
from .rooms import owners_of as owners_of
from .rooms import place_of as place_of
from .rooms import residents_of as residents_of
from .taking_part import parts_of as parts_of
