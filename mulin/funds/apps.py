from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "mulin.funds"
    label = "funds"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.kernel.media import guards

        from .actions import expire_due
        from .queries import may_see_file, used_files

        guards.register("funds", may_see_file, uses=used_files)
        clock.every("1h", "funds.expire", expire_due)
