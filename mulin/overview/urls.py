from django.urls import path

from . import views
from .views import desk

app_name = "overview"
urlpatterns = [
    path("", views.home, name="home"),
    path("desk/", desk.workbench, name="desk"),
    path("desk/waiting/", desk.waiting, name="desk_waiting"),
    path("desk/search/", desk.search, name="desk_search"),
    path("desk/more/", desk.more, name="desk_more"),
    path("desk/settings/", desk.settings, name="desk_settings"),
    path("help/", views.help_page, name="help"),
    path("c/", views.type_in, name="type_in"),
    path("c/<str:token>/", views.scan, name="scan"),
    path("open/", views.open_figures, name="open"),
    path("open/matters/", views.open_matters, name="open_matters"),
]
