from django.apps import AppConfig


class BallotsConfig(AppConfig):
    name = "mulin.ballots"
    label = "ballots"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.kernel.media import guards
        from mulin.people.queries import held, taking_part

        from . import actions
        from .queries import may_see_file, used_files
        from .queries.copies import held_about
        from .queries.parts import parts_of

        guards.register("ballots", may_see_file, uses=used_files)
        held.register("ballots", held_about)
        taking_part.register("ballots", parts_of)
        clock.every("1m", "ballots.open", actions.open_due)
        clock.every("1m", "ballots.close", actions.close_due)
        clock.every("1m", "ballots.count", actions.count_due)
        clock.every("1m", "ballots.turnout", actions.recount_open)
