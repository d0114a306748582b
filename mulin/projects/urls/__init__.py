"""The addresses of the module: each subject keeps its own table in this folder."""

from django.urls import URLPattern, URLResolver

from . import calls

app_name = "projects"
urlpatterns: list[URLPattern | URLResolver] = [*calls.urlpatterns]
