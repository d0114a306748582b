from django.apps import AppConfig


class PrintConfig(AppConfig):
    name = "mulin.kernel.print"
    label = "print"
