"""By ID number, for a whole batch at once: one statement, whose SQL is built once a process."""

from mulin.kernel.prepared import Prepared
from mulin.people import personal
from mulin.people.models import Person

from .batches import SIZE

PLAIN = ["name", "sex", "born_on", "nationality", "language"]
SEEN = ["id", *PLAIN, "phone_blind", "id_blind"]  # never the sealed texts: opening them costs more than all the rest

NAMES = Prepared(
    lambda community, *numbers: Person.objects.filter(personal.has_number(*numbers), community=community).values_list(
        "id_blind", "name"
    ),
    slots=1 + SIZE,
)
BY_NUMBER = Prepared(
    lambda community, *numbers: Person.objects.filter(personal.has_number(*numbers), community=community, left_on=None).only(
        *SEEN
    ),
    slots=1 + SIZE,
)
