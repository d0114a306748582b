from django.apps import AppConfig


class PactsConfig(AppConfig):
    name = "mulin.pacts"
    label = "pacts"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.people.queries import held

        from . import actions
        from .queries import held_about

        held.register("pacts", held_about)
        clock.every("1h", "pacts.begin", actions.begin_due)
        clock.every("6h", "pacts.remind", actions.remind_due)
