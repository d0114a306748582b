from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "mulin.site_"
    label = "site"
