from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "mulin.people"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.kernel.secrets import rotating

        from . import actions
        from .second import reseal

        rotating.OTHERS.append(reseal)
        clock.every("1h", "people.corrections", actions.remind_of_corrections)
        clock.every("1m", "people.end", actions.end_due)
