from django.apps import AppConfig


class VolunteeringConfig(AppConfig):
    name = "mulin.volunteering"
    label = "volunteering"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock

        from .actions import ask_around, close_due, expire_minutes, make_shifts, total_months

        clock.every("15m", "volunteering.close_shifts", close_due)
        clock.every("6h", "volunteering.make_shifts", make_shifts)
        clock.every("15m", "volunteering.ask_around", ask_around)
        clock.every("6h", "volunteering.expire_minutes", expire_minutes)
        clock.every("6h", "volunteering.total_months", total_months)
