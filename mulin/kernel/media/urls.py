from django.urls import path

from . import views

app_name = "media"
urlpatterns = [
    path("files/<str:key>/", views.file, name="file"),
    path("files/<str:key>/small/", views.small, name="small"),
]
