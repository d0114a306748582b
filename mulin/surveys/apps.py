from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "mulin.surveys"
    label = "surveys"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.people.queries import held

        from . import actions
        from .queries import held_about

        held.register("surveys", held_about)
        clock.every("1h", "surveys.close", actions.close_due)
