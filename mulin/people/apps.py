from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "mulin.people"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.kernel.secrets import rotating

        from .actions import remind_of_corrections
        from .second import reseal

        rotating.OTHERS.append(reseal)
        clock.every("1h", "people.corrections", remind_of_corrections)
