"""What waits at the desk in ballots: the next step of each, with the reason. One query."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mulin.ballots import queries
from mulin.ballots.models import Ballot
from mulin.organisations.models import Post
from mulin.organisations.queries import OF_OWNERS, Standing

from .row import MOST, Row

OFFICE = (Post.Kind.COMMUNITY_WORKER, Post.Kind.COMMITTEE_HEAD, Post.Kind.SECRETARY)
ORGANISERS = (*OFFICE, *OF_OWNERS)


def rows(me: Standing) -> list[Row]:
    """Nothing is asked of the database for whoever organises no ballots."""
    if not me.paths(ORGANISERS):
        return []
    unanswered = Q(objections__upheld=None)
    if not me.paths(OFFICE):
        unanswered &= Q(objections__passed_at=None)  # what the owners' committee has left to the residents' is no longer its own
    found = (
        queries.managed_by(me)
        .filter(Q(state="draft", made_by=me.person_id) | Q(state__in=("announced", "open", "closed")))
        .annotate(
            objected=Count("objections", filter=unanswered, distinct=True),
            unread=Count("papers", filter=Q(papers__settled__isnull=True), distinct=True),
        )
        .defer("rule_set", "words", "words_en", "members")
        .order_by("closes_at", "id")
    )
    return [row for one in found[: 5 * MOST] if (row := _row(one))]


def _row(one: Ballot) -> Row | None:
    objected, unread = getattr(one, "objected", 0), getattr(one, "unread", 0)
    if objected:
        why = ngettext("%(n)s 条异议等答复", "%(n)s 条异议等答复", objected) % {"n": objected}
        return Row(one.said_title, why, reverse("ballots:desk_objections", args=[one.number]), one.place.label)
    if unread:
        why = ngettext("%(n)s 张纸质票等录第二遍或核定", "%(n)s 张纸质票等录第二遍或核定", unread) % {"n": unread}
        return Row(one.said_title, why, reverse("ballots:desk_paper", args=[one.number]), one.place.label)
    if one.state == "open" and one.closes_at <= timezone.now():
        why = _("过了截止时间还没有截止，请看原因")
        return Row(one.said_title, why, reverse("ballots:desk_ballot", args=[one.number]), one.place.label)
    why = {"draft": _("草稿，还没有公示"), "closed": _("截止了，等计票")}.get(one.state, "")
    return Row(one.said_title, why, reverse("ballots:desk_ballot", args=[one.number]), one.place.label) if why else None
