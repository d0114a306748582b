from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "mulin.activities"
    label = "activities"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.kernel.media import guards
        from mulin.people.queries import held

        from . import actions
        from .actions import campaigns
        from .queries import club_files, may_see_file, used_files
        from .queries.copies import held_about

        guards.register("activities", may_see_file, uses=used_files)
        guards.register("clubs", club_files.may_see, uses=club_files.used)
        held.register("activities", held_about)
        clock.every("15m", "activities.stop_campaigns", campaigns.stop_due)
        clock.every("1m", "activities.begin", actions.begin_due)
        clock.every("1m", "activities.draw", actions.draw_due)
        clock.every("1m", "activities.release", actions.release_due)
        clock.every("1m", "activities.lapse", actions.lapse_due)
        clock.every("1m", "activities.fill", actions.fill_due)
        clock.every("15m", "activities.finish", actions.finish_due)
        clock.every("6h", "activities.series", actions.make_sessions)
