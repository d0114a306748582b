from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "mulin.ledger"
    label = "ledger"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.people.queries import held

        from .actions import expire_due
        from .queries.held import held_about

        clock.every("5m", "ledger.expire", expire_due)
        held.register("ledger", held_about)
