"""Who runs what, and how old somebody is."""

from dataclasses import dataclass, field

from mulin.organisations.models import Post
from mulin.organisations.queries import Standing
from mulin.volunteering.models import Volunteer

P = Post.Kind
KEEPERS = frozenset({P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value, P.ADMINISTRATOR.value})
ADULT, WITH_GUARDIAN_PRESENT_UNDER = 18, 14


@dataclass(frozen=True)
class Who:
    """Who asks, as a volunteer: the record, the teams that person leads (with those below) and belongs to."""

    standing: Standing
    volunteer: Volunteer | None = None
    leads: frozenset[int] = field(default=frozenset())
    belongs: frozenset[int] = field(default=frozenset())
    known: dict[str, set[int]] = field(default_factory=dict, compare=False, repr=False)  # what was asked once for this request

    @property
    def serves(self) -> Volunteer | None:
        """The volunteer, unless that person has left."""
        return self.volunteer if self.volunteer and self.volunteer.left_at is None else None

    def acts_for(self, volunteer: Volunteer) -> bool:
        """That person, or the guardian."""
        return self.standing.person_id is not None and self.standing.person_id in (volunteer.person_id, volunteer.guardian_id)

    def keeps(self, path: str) -> bool:
        return self.standing.holds(KEEPERS, over=path)

    def runs(self, path: str, team_id: int | None) -> bool:
        """Whether shifts of this team at this place are theirs to run."""
        return self.keeps(path) or (team_id is not None and team_id in self.leads)
