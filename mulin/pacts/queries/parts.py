"""All texts of a pact with what hangs on them, for its pages: one question."""

from dataclasses import dataclass

from mulin.kernel.together import Together
from mulin.pacts.models import Clause, Comment, Meeting, Pact, Review, Version
from mulin.pacts.rules import Change, Line, compare


@dataclass(frozen=True)
class Parts:
    """`versions`: the newest first. `unanswered`: how many comments wait, of whatever text."""

    versions: list[Version]
    clauses: list[Clause]
    meetings: list[Meeting]
    reviews: list[Review]
    unanswered: int

    def clauses_of(self, version: Version) -> list[Clause]:
        return [one for one in self.clauses if one.version_id == version.pk]

    def meeting_of(self, version: Version) -> Meeting | None:
        return next((one for one in self.meetings if one.version_id == version.pk), None)

    def changes(self, version: Version) -> list[Change]:
        """Against the text before; none for the first."""
        shown = (one for one in self.versions if one.number < version.number and one.status != Version.Status.DRAFT)
        before = next(shown, None)
        return compare(self._lines(before), self._lines(version)) if before else []

    def was_heard(self, version: Version) -> bool:
        """As `visible.was_heard`, without asking."""
        earlier = [one for one in self.versions if one.number < version.number]
        since = next((one.number for one in earlier if one.status in Version.PASSED), 0)
        return any(since < one.number <= version.number and one.comments_from is not None for one in self.versions)

    def _lines(self, version: Version) -> list[Line]:
        return [Line(row.pk, row.origin_id, row.number, row.words) for row in self.clauses_of(version)]


def parts_of(pact: Pact) -> Parts:
    versions, clauses, meetings, reviews, waiting = PARTS.rows(pact.pk)
    for one in versions:
        one.pact = pact
    return Parts(versions, clauses, meetings, reviews, len(waiting))


PARTS = Together(
    lambda pact: [
        Version.objects.filter(pact=pact).order_by("-number"),
        Clause.objects.filter(version__pact=pact).order_by("number"),
        Meeting.objects.filter(version__pact=pact).order_by("pk"),
        Review.objects.filter(pact=pact),
        Comment.objects.filter(version__pact=pact, answer=""),
    ]
)
