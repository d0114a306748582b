from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [
    path("type/", views.type_size, name="type"),
    path("language/", views.language, name="language"),
    path("brand.css", views.brand, name="brand"),
]
