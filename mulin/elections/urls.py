from django.urls import path

from .views import desk, resident

app_name = "elections"
HERE, THERE = "elections/", "desk/elections/"
ONE, KEPT, STANDS = HERE + "<str:election>/", THERE + "<str:election>/", HERE + "candidates/<int:election_candidate_id>/"
urlpatterns = [
    path(HERE, resident.reading.listing, name="listing"),
    path("open/elections/", resident.reading.public, name="open"),
    path(STANDS, resident.standing.consent, name="consent"),
    path(STANDS + "<slug:election_verb>/", resident.standing.act, name="candidate_act"),
    path(ONE, resident.reading.election, name="election"),
    path(ONE + "notice.pdf", resident.reading.notice, name="notice"),
    path(ONE + "propose/", resident.proposing.propose, name="propose"),
    path(ONE + "complain/", resident.proposing.complain, name="complain"),
    path(THERE, desk.index.index, name="desk"),
    path(THERE + "showing/", desk.showing.showing, name="desk_showing"),
    path(THERE + "new/", desk.preparing.new, name="desk_new"),
    path(THERE + "complaints/<int:election_complaint_id>/", desk.after.answer, name="desk_answer"),
    path(THERE + "terms/<int:election_term_id>/", desk.after.end_term, name="desk_end_term"),
    path(THERE + "proxies/<int:election_proxy_id>/", desk.voting.revoke, name="desk_revoke"),
    path(KEPT, desk.index.election, name="desk_election"),
    path(KEPT + "propose/", desk.proposing.propose, name="desk_propose"),
    path(KEPT + "voting/", desk.voting.voting, name="desk_voting"),
    path(KEPT + "steps/<slug:election_verb>/", desk.steps.act, name="desk_act"),
]
