from django.urls import path

from mulin.projects.views.open import beyond, brands, figures, gallery, proposals

ONE = "projects/<str:project_number>/"
urlpatterns = [
    path("projects/", gallery.gallery, name="gallery"),
    path("projects/brands/", brands.brands, name="brands"),
    path("projects/brands/<slug:brand_slug>/", brands.brand, name="brand"),
    path("projects/plans/", beyond.plans, name="plans"),
    path("projects/lists/", beyond.lists, name="lists"),
    path("projects/partners/", beyond.alliances, name="alliances"),
    path("projects/proposals/", proposals.mine, name="proposals"),
    path("projects/proposals/<int:proposal_id>/", proposals.proposal, name="proposal"),
    path("projects/proposals/<int:proposal_id>/offer.pdf", proposals.paper, name="proposal_paper"),
    path("projects/proposals/<int:proposal_id>/answer/", proposals.answer, name="answer_proposal"),
    path("open/projects/", figures.figures, name="open"),
    path("open/projects/awards.json", figures.awards, name="awards"),
    path("open/projects/projects.csv", figures.table, name="open_table"),
    path("open/projects/<str:project_number>/award.json", figures.award, name="award"),
    path(ONE, gallery.project, name="project"),
    path(ONE + "map/", brands.coverage, name="coverage"),
    path(ONE + "link/", gallery.link, name="link"),
    path(ONE + "unlink/", gallery.unlink, name="unlink"),
]
