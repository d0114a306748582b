from django.apps import AppConfig


class BallotsConfig(AppConfig):
    name = "mulin.ballots"
    label = "ballots"
