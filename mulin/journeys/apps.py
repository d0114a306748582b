from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "mulin.journeys"

    def ready(self) -> None:
        from mulin.activities.queries import venues
        from mulin.deliberation.queries import sources
        from mulin.matters.queries import onwards

        from . import topics
        from .rooms import Rooms

        venues.register(Rooms())
        onwards.register(topics.ways)
        sources.register(topics.origin)
