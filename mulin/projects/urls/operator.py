from django.urls import path

from mulin.projects.views.desk import operator

D = "desk/projects/"
urlpatterns = [
    path(D, operator.desk, name="desk"),
    path(D + "all/", operator.projects, name="desk_projects"),
    path(D + "all/projects.xlsx", operator.projects_sheet, name="desk_projects_sheet"),
    path(D + "all/applications.xlsx", operator.applications_sheet, name="desk_applications_sheet"),
    path(D + "all/<str:project_number>/remind/", operator.remind, name="desk_remind"),
]
