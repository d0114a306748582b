from django.apps import AppConfig


class ReactionsConfig(AppConfig):
    name = "mulin.reactions"

    def ready(self) -> None:
        from mulin.kernel.facts import record

        from .table import TABLE

        record.TABLE.update(TABLE)
