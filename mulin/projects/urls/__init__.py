"""The addresses of the module: each subject keeps its own table in this folder."""

from django.urls import URLPattern, URLResolver

from . import beyond, calls, choosing, doing, open, operator

app_name = "projects"
urlpatterns: list[URLPattern | URLResolver] = [
    *choosing.urlpatterns,
    *calls.urlpatterns,
    *beyond.urlpatterns,
    *operator.urlpatterns,
    *doing.urlpatterns,
    *open.urlpatterns,
]
