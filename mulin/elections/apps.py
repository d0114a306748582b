from django.apps import AppConfig


class ElectionsConfig(AppConfig):
    name = "mulin.elections"
    label = "elections"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.kernel.media import guards
        from mulin.people.queries import held

        from . import actions
        from .queries import held_about, may_see_file, used_files

        held.register("elections", held_about)
        guards.register("elections", may_see_file, uses=used_files)
        clock.every("6h", "elections.remind", actions.remind_due)
