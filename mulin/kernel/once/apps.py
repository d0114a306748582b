from django.apps import AppConfig


class OnceConfig(AppConfig):
    name = "mulin.kernel.once"
    label = "once"
