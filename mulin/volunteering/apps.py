from django.apps import AppConfig


class VolunteeringConfig(AppConfig):
    name = "mulin.volunteering"
    label = "volunteering"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.kernel.media import guards
        from mulin.people.queries import held

        from . import words
        from .actions import (
            ask_around,
            close_due,
            end_unanswered,
            expire_minutes,
            expire_orders,
            lapse_invitations,
            make_shifts,
            remind_of_appeals,
            total_months,
        )  # fmt: skip
        from .queries.held import held_about
        from .queries.pictures import may_see_file, used_files

        clock.every("15m", "volunteering.close_shifts", close_due)
        clock.every("6h", "volunteering.make_shifts", make_shifts)
        clock.every("15m", "volunteering.lapse_invitations", lapse_invitations)
        clock.every("15m", "volunteering.end_unanswered", end_unanswered)
        clock.every("15m", "volunteering.ask_around", ask_around)
        clock.every("6h", "volunteering.expire_minutes", expire_minutes)
        clock.every("6h", "volunteering.total_months", total_months)
        clock.every("15m", "volunteering.expire_orders", expire_orders)
        clock.every("1h", "volunteering.remind_of_appeals", remind_of_appeals)
        guards.register("volunteering", may_see_file, uses=used_files)
        held.register("volunteering", held_about)
        words.teach()
