from django.urls import URLPattern, URLResolver, include, path

from .routing import by_first_words

# One line for each module; each brings its own addresses.
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("mulin.projects.urls")),
    path("", include("mulin.elections.urls")),
    path("", include("mulin.surveys.urls")),
    path("", include("mulin.pacts.urls")),
    path("", include("mulin.ballots.urls")),
    path("", include("mulin.deliberation.urls")),
    path("", include("mulin.childcare.urls")),
    path("", include("mulin.facilities.urls")),
    path("", include("mulin.activities.urls")),
    path("", include("mulin.ledger.urls")),
    path("", include("mulin.volunteering.urls")),
    path("", include("mulin.funds.urls")),
    path("", include("mulin.site_.pages")),
    path("", include("mulin.kernel.media.urls")),
    path("", include("mulin.places.urls")),
    path("", include("mulin.people.urls")),
    path("", include("mulin.organisations.urls")),
    path("", include("mulin.kernel.calendar.urls")),
    path("", include("mulin.overview.urls")),
    path("", include("mulin.doors.urls")),
    path("", include("mulin.matters.urls")),
    path("", include("mulin.notices.urls")),
    path("", include("mulin.transparency.urls")),
    path("", include("mulin.kernel.ui.urls")),
]
urlpatterns = by_first_words(urlpatterns)

handler400 = "mulin.kernel.ui.errors.bad_request"
handler403 = "mulin.kernel.ui.errors.forbidden"
handler404 = "mulin.kernel.ui.errors.not_found"
handler500 = "mulin.kernel.ui.errors.broken"
