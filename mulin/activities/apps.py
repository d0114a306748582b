from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "mulin.activities"
    label = "activities"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.kernel.media import guards

        from . import actions
        from .queries import may_see_file, used_files

        guards.register("activities", may_see_file, uses=used_files)
        clock.every("1m", "activities.begin", actions.begin_due)
        clock.every("1m", "activities.draw", actions.draw_due)
        clock.every("1m", "activities.release", actions.release_due)
        clock.every("1m", "activities.lapse", actions.lapse_due)
        clock.every("1m", "activities.fill", actions.fill_due)
        clock.every("15m", "activities.finish", actions.finish_due)
        clock.every("6h", "activities.series", actions.make_sessions)
