"""The addresses of the module: each subject keeps its own table in this folder."""

from django.urls import URLPattern, URLResolver

from . import calls, choosing

app_name = "projects"
urlpatterns: list[URLPattern | URLResolver] = [*choosing.urlpatterns, *calls.urlpatterns]
