from django.apps import AppConfig


class ReactionsConfig(AppConfig):
    name = "mulin.reactions"

    def ready(self) -> None:
        from mulin.kernel.facts import record
        from mulin.places.actions import carrying
        from mulin.transparency.queries import SOURCES

        from . import places_moved
        from .comparing import compare
        from .table import TABLE

        record.TABLE.update(TABLE)
        SOURCES.append(compare)
        carrying.register("standing", places_moved.will_go_along)
