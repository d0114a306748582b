from django.apps import AppConfig


class ElectionsConfig(AppConfig):
    name = "mulin.elections"
    label = "elections"

    def ready(self) -> None:
        from mulin.ballots.queries import keepers
        from mulin.kernel.jobs import clock
        from mulin.kernel.media import guards
        from mulin.people.queries import held

        from . import actions
        from .queries import Papers, held_about, may_see_file, used_files

        keepers.register(actions.KEEPER, Papers())
        held.register("elections", held_about)
        guards.register("elections", may_see_file, uses=used_files)
        clock.every("6h", "elections.remind", actions.remind_due)
