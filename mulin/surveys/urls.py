from django.urls import path

from .views import desk, resident

app_name = "surveys"
HERE, THERE, OPEN = "surveys/", "desk/surveys/", "open/surveys/"
KEPT = THERE + "<int:survey_id>/"
urlpatterns = [
    path(HERE, resident.answering.listing, name="listing"),
    path(HERE + "<int:survey_id>/", resident.answering.survey, name="survey"),
    path(OPEN, resident.public.listing, name="open"),
    path(OPEN + "<int:survey_id>/", resident.public.results, name="results"),
    path(OPEN + "<int:survey_id>/data.csv", resident.public.data, name="data"),
    path(THERE, desk.index.index, name="desk"),
    path(THERE + "new/", desk.index.new, name="desk_new"),
    path(KEPT, desk.index.survey, name="desk_survey"),
    path(KEPT + "questions/", desk.questions.questions, name="desk_questions"),
    path(KEPT + "ask/", desk.asking.ask, name="desk_ask"),
    path(KEPT + "paper/", desk.paper.paper, name="desk_paper"),
    path(KEPT + "<slug:verb>/", desk.index.act, name="desk_act"),
]
