"""The addresses of the module: each subject keeps its own table in this folder."""

from django.urls import URLPattern, URLResolver

from . import talking, topics

app_name = "deliberation"
urlpatterns: list[URLPattern | URLResolver] = [*talking.urlpatterns, *topics.urlpatterns]
