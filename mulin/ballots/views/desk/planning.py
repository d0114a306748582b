"""A ballot is written: first by which rules, then what is asked of whom, with a look at how large its register would be."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.ballots import actions
from mulin.ballots.actions import Plan
from mulin.ballots.forms.options import OptionRows
from mulin.ballots.forms.plan import PlanForm, as_form, begun
from mulin.ballots.forms.saying import square_metres
from mulin.ballots.models import Apart, Ballot
from mulin.ballots.queries.voices import voices_of
from mulin.ballots.rules import may, shelf
from mulin.ballots.rules.rule_set import BadRuleSet, RuleSet
from mulin.ballots.views import rule_words
from mulin.kernel.access import Refused, only_if, require
from mulin.kernel.once import once
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.models import Place
from mulin.places.queries import current_under

from .asked import at_desk, managed
from .pictures import pictures_of

K = Place.Kind
WHERE = (K.COMMUNITY, K.COMMITTEE, K.GRID, K.ESTATE, K.BUILDING, K.ENTRANCE)
GROUPS = ("motion", "single", "approval", "score", "ranking", "seats", "budget")
CHANGES_ROWS = ("add", "drop", "paste", "preview")  # buttons that save nothing
NAMED_APART = 8


@dataclass(frozen=True)
class Size:
    """The register as it would be today."""

    lines: int
    area: str
    apart: list[tuple[str, int, str]]  # why, how many, the first of them
    several: int  # owners of several flats


def _places(me: Standing) -> QuerySet[Place]:
    return current_under(me.paths(may.WRITERS), WHERE)


def _community(me: Standing) -> int:
    return me.person.community_id if me.person else 0


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Without ?rule=: the rule sets in force."""
    me, at = at_desk(request), timezone.now()
    require(only_if(bool(me.paths(may.WRITERS)), _("表决由这里的社区工作者、居委会主任和社区书记组织。")))
    day = timezone.localdate(at)
    key = request.GET.get("rule", "")
    if not key:
        sets = [one for one in shelf.in_force(day) if not one.key.endswith("-second")]
        if not me.paths(may.ORGANISERS):  # an owners' committee asks owners
            sets = [one for one in sets if Ballot.Head.UNIT in one.heads]
        labels = dict(Ballot.Method.choices)
        groups = [(labels[method], [one for one in sets if one.method == method]) for method in GROUPS]
        return render(request, "ballots/desk/rules.html", {"groups": [one for one in groups if one[1]]})
    try:
        rules = shelf.find(key, day)
    except BadRuleSet as error:
        raise Http404 from error
    form = PlanForm(request.POST or None, rules=rules, places=_places(me), community_id=_community(me), initial=begun(rules, at))
    rows = _rows(request, rules)
    return _page(request, form, rows, lambda plan: actions.draft(plan, by=me, at=at), title=_("新的表决"), button=_("存成草稿"))


@login_required
def change(request: HttpRequest, ballot: str) -> HttpResponse:
    me, found = managed(request, ballot)
    require(may.amend(me, found))
    rules, at = RuleSet.of_json(found.rule_set), timezone.now()
    names = dict(Person.objects.filter(pk__in=found.members).values_list("pk", "name"))
    form = PlanForm(
        request.POST or None, rules=rules, places=_places(me), community_id=found.community_id, initial=as_form(found, names)
    )
    rows = _rows(request, rules, found)
    title = _("改表决")
    return _page(
        request, form, rows, lambda plan: actions.amend(found, plan, by=me, at=at), title=title, button=_("保存"), ballot=found
    )


def _rows(request: HttpRequest, rules: RuleSet, ballot: Ballot | None = None) -> OptionRows | None:
    if rules.method == "motion":
        return None
    kept = list(ballot.options.all()) if ballot else None
    data = request.POST if request.method == "POST" else None
    return OptionRows(
        costs=rules.method == "budget", group=bool(rules.quota_group), data=data, kept=kept, pictures=pictures_of(request)
    )


def _page(
    request: HttpRequest, form: PlanForm, rows: OptionRows | None, act: Callable[[Plan], Ballot], *, title: str, button: str,
    ballot: Ballot | None = None,
) -> HttpResponse:  # fmt: skip
    size, saves = None, request.method == "POST" and not any(name in request.POST for name in CHANGES_ROWS)
    if request.method == "POST" and "preview" in request.POST:
        size = _size(form) if form.is_valid() or {"place", "head"} <= form.cleaned_data.keys() else None
    if saves:
        options = rows.plans() if rows else []
        if form.is_valid() and options is not None:
            plan = form.plan(options)
            try:
                return redirect("ballots:desk_ballot", ballot=once(request, lambda: {"number": act(plan).number})["number"])
            except Refused as refused:
                form.add_error(None, str(refused))
    context = {
        "form": form, "rows": rows, "rules": form.rules, "rule_lines": rule_words.lines(form.rules, head=form.rules.heads[0]), "size": size,
        "title": title, "button": button, "ballot": ballot, "shows_errors": saves or size is None,
    }  # fmt: skip
    return render(request, "ballots/desk/plan.html", context, status=422 if saves else 200)


def _size(form: PlanForm) -> Size:
    said = form.cleaned_data
    opens = said.get("opens_at") or timezone.now()
    found = voices_of(
        Ballot(place=said["place"], head=said["head"], members=said.get("members") or []), timezone.localdate(opens)
    )
    labels, numbers = dict(Apart.Why.choices), Counter(one.why for one in found.apart)
    apart = [
        (
            str(labels[why]),
            number,
            "、".join(one.label for one in [each for each in found.apart if each.why == why][:NAMED_APART]),
        )
        for why, number in numbers.items()
    ]
    nobody = [line for line in found.lines if line.key.startswith("r:")]
    if nobody:
        apart.append((_("没有登记产权人，每套算一票"), len(nobody), "、".join(line.label for line in nobody[:NAMED_APART])))
    area = sum(line.area for line in found.lines)
    several = sum(1 for line in found.lines if len(line.rooms) > 1)
    return Size(len(found.lines), square_metres(area) if area else "", apart, several)
