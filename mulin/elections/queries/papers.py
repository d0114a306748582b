"""What ballots asks before each vote: who votes for whom, and whom the urn is carried to."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from mulin.ballots.models import Ballot, Elector
from mulin.ballots.queries import Paper
from mulin.elections.models import Proxy, Round, Visit
from mulin.kernel.access import No, Yes, only_if


class Papers:
    """`ballots.queries.keepers.Keeper` by what the counter has registered."""

    def paper_of(self, elector: Elector) -> Paper | None:
        found = Proxy.objects.filter(elector=elector, revoked_at=None).select_related("person").first()
        return Paper(found.person_id, found.person.name, found.paper) if found else None

    def entrusted(self, ballot: Ballot, person_id: int) -> Collection[int]:
        rows = Proxy.objects.filter(round__ballot=ballot, person=person_id, revoked_at=None)
        return list(rows.values_list("elector_id", flat=True))

    def may_visit(self, elector: Elector, person_id: int | None) -> Yes | No:
        """By one of the two who were registered for this home, on whichever day."""
        found = Visit.objects.filter(elector=elector).first()
        return only_if(
            found is not None and person_id in (found.first_id, found.second_id),
            _("上门投票要先登记是哪两位带票箱去，由去的人来办。"),
        )

    def desk(self, ballot: Ballot) -> str:
        number = Round.objects.values_list("election__number", flat=True).get(ballot=ballot)
        return reverse("elections:desk_voting", args=[number])
