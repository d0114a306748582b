from typing import Any

from django.db.models import Q

from mulin.kernel.secrets.models import Reveal
from mulin.matters.models import Event, Follow, Matter
from mulin.people.models import Account


def held_about(person_id: int) -> dict[str, Any]:
    """What somebody reported, said and follows, as a copy to take along (PIPL art. 45)."""
    accounts = list(Account.objects.filter(person=person_id).values_list("pk", flat=True))
    own = Matter.objects.filter(Q(reporter=person_id) | Q(reporter_account__in=accounts)).select_related("place").order_by("id")
    reports = list(own)
    numbers = {one.pk: one.number for one in reports}
    said = Event.objects.filter(matter__in=numbers, actor=person_id, is_internal=False).exclude(words="").order_by("id")
    seen = Reveal.objects.filter(table=Matter._meta.db_table, row__in=numbers).order_by("id")
    follows = Follow.objects.filter(account_id__in=accounts).order_by("id")
    return {
        "reports": [
            {
                "number": one.number, "title": one.title, "words": one.words, "place": one.place.label, "spot": one.spot,
                "at": one.opened_at.isoformat(), "status": str(one.get_status_display()), "contact_name": one.contact_name,
                "contact_phone": one.contact_phone, "shows_name": one.shows_name, "verdict": str(one.get_verdict_display()),
            }
            for one in reports
        ],
        "said": [{"number": numbers[one.matter_id], "at": one.at.isoformat(), "words": one.words} for one in said],
        "seen_in_full": [{"number": numbers[one.row], "reason": one.reason, "at": one.at.isoformat()} for one in seen],
        "follows": list(follows.values_list("matter__number", flat=True)),
    }  # fmt: skip
