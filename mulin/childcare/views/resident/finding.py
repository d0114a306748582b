"""What classes there are, and one of them."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.childcare import queries, rules
from mulin.childcare.models import Group, Paper
from mulin.kernel import lots
from mulin.organisations.queries import community_of, who_asks

SHOWN_DAYS = 14


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    me, today = who_asks(request), timezone.localdate()
    kind = request.GET.get("kind", "")
    rows = list(queries.public(community_of(me) or 0, today))
    numbers = queries.public_numbers(rows)
    own = (
        list(queries.own_applications(me.person_id).filter(status__in=("sent", "asked", "waiting", "offered", "held")))
        if me.person_id
        else []
    )
    context = {
        "rows": [(one, numbers[one.pk]) for one in rows if not kind or one.kind == kind], "kind": kind, "kinds": Group.Kind.choices,
        "own": own, "keeps": queries.keeps_any(me),
    }  # fmt: skip
    return render(request, "childcare/listing.html", context)


@require_safe
def group(request: HttpRequest, care_class_id: int) -> HttpResponse:
    """What it is, who comes first, how many places and how many wait. The seed of the lot is told when nobody can apply any more."""
    me, today = who_asks(request), timezone.localdate()
    found = get_object_or_404(queries.public_all(), pk=care_class_id)
    days = queries.closed_days_of(found)
    is_over = found.seed_told_at is not None or rules.is_over(found, today)
    own = queries.own_applications(me.person_id).filter(group=found).exclude(ended_at__isnull=False) if me.person_id else []
    context = {
        "group": found, "numbers": queries.public_numbers([found])[found.pk], "own": list(own), "today": today,
        "closed": [one for on, one in sorted(days.items()) if on >= today], "commitment": lots.commitment(bytes.fromhex(found.seed)),
        "seed": found.seed if found.seed_told_at else "", "opens": found.apply_from if found.apply_from and found.apply_from > today else None,
        "is_over": is_over, "needs": Paper.listed(found.needs),
        "works": bool(rules.may_open_class(me, found)), "days": queries.days_ahead(found, max(today, found.since), SHOWN_DAYS),
    }  # fmt: skip
    return render(request, "childcare/class.html", context)


@require_safe
def lots_file(request: HttpRequest, care_class_id: int) -> JsonResponse:
    """What `bin/mulin recount FILE` counts again."""
    found = get_object_or_404(Group.objects.exclude(seed_told_at=None), pk=care_class_id)
    return JsonResponse(queries.lots_of(found), json_dumps_params={"indent": 1})
