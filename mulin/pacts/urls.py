from django.urls import path

from .views import desk, resident

app_name = "pacts"
HERE, THERE = "pacts/", "desk/pacts/"
ONE, KEPT = HERE + "<int:pact_id>/", THERE + "<int:pact_id>/"
urlpatterns = [
    path(HERE, resident.reading.listing, name="listing"),
    path(ONE, resident.reading.pact, name="pact"),
    path(ONE + "versions/<int:pact_version>/", resident.reading.version, name="version"),
    path(ONE + "wall.pdf", resident.reading.paper, name="wall"),
    path(ONE + "ballot/", resident.reading.ballot, name="ballot"),
    path(ONE + "comment/", resident.saying.comment, name="comment"),
    path(ONE + "sign/", resident.saying.sign, name="sign"),
    path(ONE + "unsign/", resident.saying.unsign, name="unsign"),
    path("open/pacts/", resident.reading.public, name="open"),
    path(THERE, desk.index.index, name="desk"),
    path(THERE + "new/", desk.index.new, name="desk_new"),
    path(KEPT, desk.index.pact, name="desk_pact"),
    path(KEPT + "text/", desk.text.text, name="desk_text"),
    path(KEPT + "comments/", desk.saying.write_down, name="desk_write_down"),
    path(KEPT + "vote/", desk.deciding.vote, name="desk_vote"),
    path(KEPT + "meeting/", desk.deciding.meeting, name="desk_meeting"),
    path(KEPT + "counter/", desk.counter.counter, name="desk_counter"),
    path(THERE + "comments/<int:pact_comment_id>/answer/", desk.saying.answer, name="desk_answer"),
    path(KEPT + "<slug:verb>/", desk.index.act, name="desk_act"),
]
