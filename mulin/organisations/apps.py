from datetime import datetime

from django.apps import AppConfig
from django.utils.timezone import localdate


class OrganisationsConfig(AppConfig):
    name = "mulin.organisations"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.people.queries import held
        from mulin.places.actions import carrying as succession

        from .actions import carrying
        from .queries.carried import will_go_along
        from .queries.held import held_about

        succession.register("organisations", will_go_along, carrying.carry)
        clock.every("1h", "organisations.staff", _staff)
        held.register("organisations", held_about)


def _staff(at: datetime) -> None:
    """Posts end by date, without anyone pressing anything."""
    from .actions import refresh_staff

    refresh_staff(localdate(at))
