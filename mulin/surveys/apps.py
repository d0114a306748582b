from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "mulin.surveys"
    label = "surveys"
