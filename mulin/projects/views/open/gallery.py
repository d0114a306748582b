"""What runs where, who does it, how much it costs, how far it is; and each project's own page."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.ledger.queries import say
from mulin.organisations.queries import community_of, who_asks
from mulin.projects.actions import doing, linking
from mulin.projects.models import Instalment, Link, Project, Receipt, Rollout
from mulin.projects.queries import beyond, chain, people
from mulin.projects.queries import gallery as queries
from mulin.projects.queries.account import figures as figures_of
from mulin.projects.queries.awards import who
from mulin.projects.queries.figures import figures
from mulin.projects.queries.parts import parts_of
from mulin.projects.rules import after as rules
from mulin.projects.rules.who import may_open_desk, runs

A_PAGE, FEW = 12, 6
ENDING = (Project.Stage.CLOSING, Project.Stage.CLOSED)  # neighbours and jurors say what they think of it


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    community = community_of(me)
    if not community:
        raise Http404
    wanted = queries.Wanted.of(request.GET)
    everything = queries.public(community)
    rows, whole = queries.chosen(everything, wanted).order_by("-id"), figures(everything)
    paginator = Paginator(rows, A_PAGE)
    if not wanted.filled:
        paginator.count = whole.total
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "page": page, "cards": [(card, who(card.project)) for card in queries.cards(list(page))], "wanted": wanted,
        "filtered": bool(wanted.filled), "choices": queries.choices(everything), "whole": whole,
        "awarded": say(whole.awarded, "cny"), "spent": say(whole.spent, "cny"), "calls": list(queries.going_calls(community)[:FEW]),
        "brands": list(beyond.brands(community)[:FEW]), "desk": bool(may_open_desk(me)), "asks": bool(rules.may_ask_for_proposal(me)), "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "projects/open/gallery.html", context)


def found(project_number: str) -> Project:
    rows = Project.objects.select_related(
        "place", "community", "organisation", "operator", "brand", "parent", "application__call", "closing"
    )
    reached = Rollout.objects.filter(project=OuterRef("pk"))
    rows = rows.annotate(has_rollouts=Exists(reached), has_children=Exists(Project.objects.filter(parent=OuterRef("pk"))))
    return get_object_or_404(rows, number=project_number)


@require_safe
def project(request: HttpRequest, project_number: str) -> HttpResponse:
    """Everybody's page; the team and its operator find their ways from here."""
    me, one, at = who_asks(request), found(project_number), timezone.now()
    up, down = chain.links(me, one)
    in_team = people.is_in_team(me, one)
    parts = parts_of(one)
    instalments = parts.instalments if one.earmark is not None else []
    receipts = one.receipts.filter(state=Receipt.State.ACCEPTED).select_related("line")
    income = sorted((row for row in parts.income if row.approved_at is not None), key=lambda row: (row.on, row.pk))
    closing = parts.closing
    ended = bool(closing and closing.disclosed_on)
    context = {
        "project": one, "who": who(one), "steps": parts.marks, "today": timezone.localdate(at),
        "awarded": say(one.awarded, "cny"), "paid": say(one.paid, "cny"), "spent": say(one.spent, "cny"),
        "returned": say(one.returned, "cny") if one.returned else "", "owed": owed(one),
        "lines": [(row, say(row.amount, "cny"), say(row.spent, "cny"), _share(row.spent, row.amount)) for row in parts.lines],
        "instalments": [(row, say(row.amount, "cny"), row.state == Instalment.State.PAID) for row in instalments],
        "receipts": [(row, say(row.amount, "cny")) for row in receipts.order_by("-on", "-id")],
        "income": [(row, say(row.amount, "cny") if row.amount else row.goods, row.giver if row.shows_giver else "") for row in income],
        "reports": parts.reports[:12], "honours": parts.honours if ended else [], "lessons": list(one.lessons.all()) if ended else [],
        "promises": queries.promises(one, closing), "closing": closing, "stars": queries.stars(one) if ended else [],
        "rollouts": getattr(one, "has_rollouts", False), "children": list(one.children.order_by("id")) if getattr(one, "has_children", False) else [], "up": up, "down": down,
        "in_team": in_team, "may_link": rules.may_link(me, one, in_team=in_team), "kinds": Link.Kind.choices,
        "runs": runs(me, one), "mentors": me.person_id is not None and me.person_id == one.mentor_id, "photo": one.photo, "may_evaluate": one.stage in ENDING and bool(doing.may_evaluate(me, one, at)),
    }  # fmt: skip
    return render(request, "projects/open/project.html", context)


def owed(one: Project) -> str:
    """Of a project that ended half-way: what it still has to return."""
    due = figures_of(one).owed if one.stage == Project.Stage.STOPPED and one.paid > one.returned else 0
    return say(due, "cny") if due else ""


def _share(part: int, whole: int) -> int:
    return min(100, round(100 * part / whole)) if whole else 0


@require_POST
def link(request: HttpRequest, project_number: str) -> HttpResponse:
    me, one = who_asks(request), found(project_number)
    kind, ref = request.POST.get("kind", ""), request.POST.get("ref", "")[:200]
    return act_once(
        request, lambda: linking.link(one, kind, ref, by=me, at=timezone.now()), said=_("关联好了，两边的页面都看得到。"),
        to="projects:project", project_number=one.number,
    )  # fmt: skip


@require_POST
def unlink(request: HttpRequest, project_number: str) -> HttpResponse:
    me, one = who_asks(request), found(project_number)
    given = request.POST.get("link", "")
    link_id = whole(given)
    return act_once(
        request, lambda: linking.unlink(one, link_id, by=me), said=_("不再关联了，两边的页面都不再列出。"),
        to="projects:project", project_number=one.number,
    )  # fmt: skip
