from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path


def soon(request: HttpRequest, **more: object) -> HttpResponse:
    raise Http404
app_name = "elections"
urlpatterns = [path("elections/<str:election>/", soon, name="election"), path("elections/consent/<int:election_candidate_id>/", soon, name="consent"), path("desk/elections/<str:election>/", soon, name="desk_election")]
