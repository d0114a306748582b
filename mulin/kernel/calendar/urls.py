from django.urls import path

from . import views

app_name = "calendar"
urlpatterns = [
    path("desk/settings/calendar/", views.year, name="year"),
    path("desk/settings/calendar/hours/", views.hours, name="hours"),
]
