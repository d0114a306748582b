"""Pacts as residents read them: mine first, each with its clauses, what was said about them and how it came about."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mulin.organisations.queries import Standing, community_of, who_asks
from mulin.pacts import queries, rules
from mulin.pacts.models import Clause, Comment, Pact, Signature, Version
from mulin.pacts.queries import lists, wall
from mulin.people.queries import homes_of

S = Version.Status
A_PAGE = 25


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    homes = [home.room for home in homes_of(me.person)] if me.person else []
    around = {int(step) for room in homes for step in room.path.rstrip("/").split("/")}
    rows = lists.nearest_first(queries.visible_to(me))
    page = Paginator(rows.exclude(place__in=around), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "mine": lists.for_residents(rows.filter(place__in=around)), "page": page, "others": lists.for_residents(page),
        "keeps": rules.may_open_desk(me),
    }  # fmt: skip
    return render(request, "pacts/listing.html", context)


def seen(request: HttpRequest, pact_id: int) -> tuple[Standing, Pact]:
    """A pact that was shown; one of another community too, since its text is public."""
    return who_asks(request), get_object_or_404(queries.shown(), pk=pact_id)


@require_safe
def pact(request: HttpRequest, pact_id: int) -> HttpResponse:
    me, found = seen(request, pact_id)
    return render(request, "pacts/pact.html", shown(me, found))


def shown(me: Standing, found: Pact) -> dict[str, Any]:
    today, parts = timezone.localdate(), queries.parts_of(found)
    version = lists.foremost(parts.versions)
    homes = queries.homes_below(me.person_id, found.place.path) if me.person_id is not None else []
    lives = queries.is_at_home(me.person, homes, today)
    signatures = list(version.signatures.select_related("person", "building"))
    signature = _signed(signatures, me.person_id, [home.household_id for home in homes])
    versions = [one for one in parts.versions if one.status in Version.SHOWN or one.comments_from]
    said = list(version.comments.select_related("person", "answered_by").order_by("id"))
    in_force = next((one for one in versions if one.status == S.IN_FORCE), None)
    meeting = parts.meeting_of(version) if version.status in (*Version.PASSED, S.FAILED) else None
    return {
        "pact": found, "version": version, "clauses": clauses_with(parts.clauses_of(version), said), "general": [one for one in said if one.clause_id is None],
        "may_comment": rules.may_comment(me, version, lives_here=lives, today=today), "lives_here": lives,
        "may_sign": rules.may_sign(me, version, lives_here=lives, signed=signature is not None), "signature": signature,
        "own_signature": signature is not None and signature.person_id == me.person_id,
        "signatures": queries.buildings(version, signatures, with_names=lives), "signed": len(signatures), "voices": queries.voices(found),
        "versions": versions, "in_force": in_force, "meeting": meeting, "rule": rules.RULES.get(meeting.rule) if meeting else None,
        "reviews": parts.reviews[:5], "keeps": rules.may_keep(me, found.place.path), "me_id": me.person_id,
        "changed": sum(one.kind != "same" for one in parts.changes(version)),
    }  # fmt: skip


def _signed(signatures: list[Signature], person_id: int | None, households: list[int]) -> Signature | None:
    """One's own, or that of one's household: a person's has none."""
    if person_id is None:
        return None
    own = next((one for one in signatures if one.person_id == person_id), None)
    return own or next((one for one in signatures if one.household_id in households), None)


def clauses_with(clauses: list[Clause], said: list[Comment]) -> list[tuple[Any, list[Comment]]]:
    by_clause: dict[int | None, list[Comment]] = {}
    for one in said:
        by_clause.setdefault(one.clause_id, []).append(one)
    return [(clause, by_clause.get(clause.pk, [])) for clause in clauses]


@require_safe
def version(request: HttpRequest, pact_id: int, pact_version: int) -> HttpResponse:
    """One version: its text, and what changed from the one before, in words and marked."""
    _me, found = seen(request, pact_id)
    rows = found.versions.filter(status__in=(*Version.SHOWN, S.SET_ASIDE)).exclude(
        comments_from=None, adopted_on=None, status=S.SET_ASIDE
    )
    text = get_object_or_404(rows, number=pact_version)
    text.pact = found
    before = queries.previous(text)
    context = {
        "pact": found, "version": text, "before": before, "changes": queries.changes(text, get_language() or "zh"),
        "clauses": list(text.clauses.order_by("number")),
    }  # fmt: skip
    return render(request, "pacts/version.html", context)


@require_safe
def paper(request: HttpRequest, pact_id: int) -> HttpResponse:
    """The sheet for the wall: what was adopted last."""
    _me, found = seen(request, pact_id)
    text = found.versions.filter(status__in=(S.IN_FORCE, S.ADOPTED)).order_by("-number").first()
    if text is None:
        raise Http404
    text.pact = found
    return HttpResponse(wall(text), content_type="application/pdf")


@require_safe
def ballot(request: HttpRequest, pact_id: int) -> HttpResponse:
    """On to the vote about the version shown."""
    _me, found = seen(request, pact_id)
    asked = lists.newest(found).ballot
    if asked is None:
        raise Http404
    return redirect(f"/ballots/{asked.number}/")


@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """Every pact of the community: in force, on its way, ended; figures and how each was adopted."""
    community = community_of(who_asks(request))
    page = Paginator(lists.nearest_first(queries.shown().filter(community=community)), A_PAGE).get_page(request.GET.get("page"))
    versions = Version.objects.filter(pact__community=community)
    context = {
        "page": page, "rows": lists.for_residents(page), "talked": versions.filter(status__in=lists.TALKED).count(),
        "force": versions.filter(status=S.IN_FORCE).count(),
        "signed": Signature.objects.filter(version__in=versions.filter(status=S.IN_FORCE)).count(),
    }  # fmt: skip
    return render(request, "pacts/open.html", context)
