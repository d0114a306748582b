"""Addresses of the site itself: for the operator, not for a module."""

from django.urls import path

from . import views

app_name = "site"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("desk/stuck/", views.stuck, name="stuck"),
    path("desk/stuck/<int:delivery_id>/", views.try_again, name="try-again"),
]
