from django.urls import path

from .views import organisations, posts, rosters

app_name = "organisations"
urlpatterns = [
    path("desk/organisations/", organisations.organisations, name="organisations"),
    path("desk/organisations/new/", organisations.edit, name="new"),
    path("desk/organisations/<int:organisation_id>/", organisations.organisation, name="organisation"),
    path("desk/organisations/<int:organisation_id>/change/", organisations.edit, name="change"),
    path("desk/organisations/<int:organisation_id>/close/", organisations.close, name="close"),
    path("desk/posts/", posts.posts, name="posts"),
    path("desk/posts/appoint/", posts.appoint, name="appoint"),
    path("desk/posts/<int:post_id>/end/", posts.end, name="end"),
    path("desk/posts/coverage/", rosters.coverage, name="coverage"),
    path("desk/posts/responders/", rosters.responders, name="responders"),
    path("desk/posts/notice/<int:building_id>.pdf", rosters.notice, name="notice"),
]
