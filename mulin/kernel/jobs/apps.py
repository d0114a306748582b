from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "mulin.kernel.jobs"
    label = "jobs"
