"""Evidence: files that are kept already (kernel.media), said to prove one thing."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.funds import rules
from mulin.funds.models import Evidence, Gift, HandOut, Spending
from mulin.kernel.access import Refused, require
from mulin.organisations.queries import Standing


def attach(to: dict[str, Any], evidence: Sequence[str], public: Sequence[str]) -> None:
    """`to`: {"gift": gift}, {"spending": …} or {"hand_out": …}."""
    rows = [Evidence(**to, file_key=key) for key in evidence]
    rows += [Evidence(**to, file_key=key, is_public=True) for key in public]
    Evidence.objects.bulk_create(rows)


@transaction.atomic
def add_evidence(of: Gift | Spending | HandOut, *, evidence: Sequence[str], public: Sequence[str], by: Standing) -> None:
    """More of it, later: a better photo, or a copy with the names covered."""
    require(rules.may_keep(by, of.fund))
    if not evidence and not public:
        raise Refused(_("请选一个文件。"))
    names: dict[type, str] = {Gift: "gift", Spending: "spending", HandOut: "hand_out"}
    attach({names[type(of)]: of}, evidence, public)


@transaction.atomic
def hide_evidence(kept: Evidence, *, by: Standing) -> Evidence:
    """Somebody can be known from a public copy after all: from now on only those who keep see it."""
    of = kept.gift or kept.spending or kept.hand_out
    assert of is not None
    require(rules.may_keep(by, of.fund))
    kept.is_public = False
    kept.save(update_fields=["is_public"])
    return kept
