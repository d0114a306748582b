"""The addresses of the module: each subject keeps its own table in this folder."""

from django.urls import URLPattern, URLResolver

from . import topics

app_name = "deliberation"
urlpatterns: list[URLPattern | URLResolver] = [*topics.urlpatterns]
