from django.urls import path

from mulin.projects.views.desk.running import acts, project
from mulin.projects.views.resident.mine import agreement, closing, evaluating, money, plan, work

ONE, DESK = "projects/<str:project_number>/", "desk/projects/running/<str:project_number>/"
urlpatterns = [
    path(ONE + "team/", work.work, name="work"),
    path(ONE + "team/receipt/", money.receipt, name="work_receipt"),
    path(ONE + "team/income/", money.income, name="work_income"),
    path(ONE + "team/milestones/<int:project_milestone_id>/", plan.milestone, name="work_milestone"),
    path(ONE + "team/report/", plan.report, name="work_report"),
    path(ONE + "team/change/", plan.change, name="work_change"),
    path(ONE + "team/closing/", closing.closing, name="work_closing"),
    path(ONE + "agreement/", agreement.agreement, name="agreement"),
    path(ONE + "agreement.pdf", agreement.printed, name="agreement_pdf"),
    path(ONE + "evaluate/", evaluating.evaluate, name="evaluate"),
    path(DESK, project.project, name="desk_project"),
    path(DESK + "do/<slug:project_verb>/", acts.act, name="desk_project_act"),
]
