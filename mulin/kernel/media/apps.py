from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "mulin.kernel.media"
    label = "media"
