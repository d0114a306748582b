from django.apps import AppConfig


class FacilitiesConfig(AppConfig):
    name = "mulin.facilities"
    label = "facilities"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.kernel.media import guards

        from . import actions
        from .queries import may_see_file, used_files

        guards.register("facilities", may_see_file, uses=used_files)
        clock.every("1h", "facilities.remind", actions.remind_due)
