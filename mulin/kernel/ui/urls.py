from django.urls import path

from . import views
from .gallery import gallery

app_name = "ui"
urlpatterns = [
    path("type/", views.type_size, name="type"),
    path("language/", views.language, name="language"),
    path("brand.css", views.brand, name="brand"),
    path("desk/keys/", views.keys, name="keys"),
    path("desk/gallery/", gallery, name="gallery"),
]
