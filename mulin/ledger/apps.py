from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "mulin.ledger"
    label = "ledger"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock

        from .actions import expire_due

        clock.every("5m", "ledger.expire", expire_due)
