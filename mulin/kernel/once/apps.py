from django.apps import AppConfig


class OnceConfig(AppConfig):
    name = "mulin.kernel.once"
    label = "once"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock

        from .acting import purge

        clock.every("1d", "once.purge", purge)
