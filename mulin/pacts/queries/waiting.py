"""What waits for a keeper, most urgent first, with the reason."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from mulin.organisations.queries import Standing
from mulin.pacts.models import Pact, Version
from mulin.pacts.rules.who import KEEPERS
from mulin.places.fields import under_any

S = Version.Status


@dataclass(frozen=True)
class Waiting:
    pact: Pact
    why: str
    tone: str
    icon: str


def waiting_for(me: Standing, today: date) -> list[Waiting]:
    """One query."""
    due = Q(status=S.IN_FORCE, pact__review_on__lte=today)
    mine = Version.objects.filter(under_any(me.paths(KEEPERS), "pact__place__path"), pact__ended_on=None)
    rows = mine.filter(Q(status__in=Version.OPEN) | due).annotate(unanswered=Count("comments", filter=Q(comments__answer="")))
    found = [one for version in rows.select_related("pact__place") if (one := _of(version, version.pact, today))]
    return sorted(found, key=lambda one: ("late", "wait", "info").index(one.tone))


def _of(version: Version, pact: Pact, today: date) -> Waiting | None:
    unanswered = getattr(version, "unanswered", 0)
    if version.status == S.IN_FORCE:
        return Waiting(pact, _("到了每年复议的日子"), "late", "calendar-clock")
    if version.status == S.COMMENTS and unanswered:
        return Waiting(pact, _("%(number)s 条意见等回复") % {"number": unanswered}, "wait", "message-square")
    if version.status == S.COMMENTS and version.comments_until is not None and version.comments_until < today:
        return Waiting(pact, _("意见收完了，可以交付表决"), "wait", "vote")
    if version.status == S.ADOPTED and version.in_force_from is None:
        return Waiting(pact, _("通过了，等备案和定生效的日子"), "wait", "stamp")
    return Waiting(pact, _("还在起草"), "info", "pencil") if version.status == S.DRAFT else None
