from collections.abc import Collection

from django.utils.timezone import localdate

from mulin.funds.models import Evidence
from mulin.kernel.access.asking import Standing

from .visible import funds_visible_to


def may_see_file(me: Standing, key: str) -> bool:
    found = Evidence.objects.filter(file_key=key).select_related("gift", "spending", "hand_out").first()
    if found is None:
        return False
    of = found.gift or found.spending or found.hand_out
    return found.is_public or (of is not None and funds_visible_to(me, localdate()).filter(pk=of.fund_id).exists())  # type: ignore[arg-type]


def used_files(keys: Collection[str]) -> Collection[str]:
    return set(Evidence.objects.filter(file_key__in=keys).values_list("file_key", flat=True))
