"""Everything that can be imported, by name, in the order in which a community begins."""

from functools import lru_cache

from mulin.deliberation.actions import importing as deliberation
from mulin.kernel.sheets.kinds import Kind
from mulin.matters.actions import importing as matters
from mulin.organisations.actions import importing as organisations
from mulin.people.actions import importing as people
from mulin.places.actions import importing as places


@lru_cache
def kinds() -> dict[str, Kind]:
    return {kind.name: kind() for module in (places, people, organisations, matters, deliberation) for kind in module.KINDS}
