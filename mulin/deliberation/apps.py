from django.apps import AppConfig


class DeliberationConfig(AppConfig):
    name = "mulin.deliberation"
    label = "deliberation"
