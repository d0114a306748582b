from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "mulin.kernel.sheets"
    label = "sheets"
