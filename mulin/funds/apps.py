from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "mulin.funds"
    label = "funds"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.kernel.media import guards
        from mulin.people.queries import held

        from . import words
        from .actions import draft_due, expire_due, release_over, remind_late
        from .queries import may_see_file, used_files
        from .queries.held import held_about

        guards.register("funds", may_see_file, uses=used_files)
        clock.every("1h", "funds.expire", expire_due)
        clock.every("1h", "funds.earmarks", release_over)
        clock.every("1h", "funds.disclosures", draft_due)
        clock.every("1h", "funds.late", remind_late)
        words.teach()
        held.register("funds", held_about)
