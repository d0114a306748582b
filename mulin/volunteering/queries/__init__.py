from .desk import certificates_waiting, duties_run, records_waiting, short_of_hands, teams_kept
from .pages import (
    Branch,
    Total,
    experts_of,
    minutes_given,
    names_of,
    noted_of,
    offered_to,
    places_held,
    served_by,
    shifts_ahead,
    team_tree,
    total_of,
)
from .situation import situation_of
from .visible import (
    certificates_on_notice,
    certificates_visible_to,
    communities_kept,
    records_visible_to,
    shifts_open_to,
    volunteers_visible_to,
)
from .who import leaders_of, who_serves

__all__ = [
    "Branch",
    "Total",
    "certificates_on_notice",
    "certificates_visible_to",
    "certificates_waiting",
    "communities_kept",
    "duties_run",
    "experts_of",
    "leaders_of",
    "minutes_given",
    "names_of", "noted_of",
    "offered_to",
    "places_held",
    "records_visible_to",
    "records_waiting",
    "served_by",
    "shifts_ahead",
    "shifts_open_to",
    "short_of_hands",
    "situation_of",
    "team_tree",
    "teams_kept",
    "total_of",
    "volunteers_visible_to",
    "who_serves",
]  # fmt: skip
