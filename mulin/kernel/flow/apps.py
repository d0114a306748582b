from django.apps import AppConfig


class FlowConfig(AppConfig):
    name = "mulin.kernel.flow"
    label = "flow"
