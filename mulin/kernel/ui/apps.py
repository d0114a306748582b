from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "mulin.kernel.ui"
    label = "ui"
