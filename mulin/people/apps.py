from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "mulin.people"

    def ready(self) -> None:
        from mulin.kernel.secrets import rotating

        from .second import reseal

        rotating.OTHERS.append(reseal)
