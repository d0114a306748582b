from django.apps import AppConfig


class SecretsConfig(AppConfig):
    name = "mulin.kernel.secrets"
    label = "seals"
