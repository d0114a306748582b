from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "mulin.kernel.search"
    label = "search"
