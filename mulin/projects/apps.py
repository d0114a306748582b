from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "mulin.projects"
    label = "projects"
