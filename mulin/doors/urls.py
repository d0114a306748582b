from django.urls import path

from . import views

app_name = "doors"
urlpatterns = [
    path("desk/import/", views.index, name="index"),
    path("desk/import/template/<slug:kind>.xlsx", views.template, name="template"),
    path("desk/import/<str:token>/", views.upload, name="upload"),
    path("desk/import/<str:token>/refused.xlsx", views.refused, name="refused"),
]
