from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "mulin.journeys"

    def ready(self) -> None:
        from mulin.activities.queries import venues

        from .rooms import Rooms

        venues.register(Rooms())
