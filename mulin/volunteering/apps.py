from django.apps import AppConfig


class VolunteeringConfig(AppConfig):
    name = "mulin.volunteering"
    label = "volunteering"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock

        from .actions import close_due, make_shifts

        clock.every("15m", "volunteering.close_shifts", close_due)
        clock.every("6h", "volunteering.make_shifts", make_shifts)
