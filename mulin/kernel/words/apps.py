from django.apps import AppConfig


class WordsConfig(AppConfig):
    name = "mulin.kernel.words"
    label = "words"
