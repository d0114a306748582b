from django.apps import AppConfig


class TransparencyConfig(AppConfig):
    name = "mulin.transparency"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock

        from .actions import keep_up

        clock.every("1m", "transparency.keep_up", keep_up)
