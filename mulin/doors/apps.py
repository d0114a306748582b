from django.apps import AppConfig


class DoorsConfig(AppConfig):
    name = "mulin.doors"
    label = "doors"
