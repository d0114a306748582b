from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "mulin.kernel.calendar"
    label = "calendar"
