"""Showing a sealed value in full: with a reason, and on the record."""

from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, require

from .fields import SealedField
from .models import Reveal

SHORTEST = 4


def may_reveal(reason: str) -> Yes | No:
    """Whether the reason will do. Whether this person may see this row is the asking module's rule."""
    if len(reason.strip()) < SHORTEST:
        return No(_("查看完整信息要写明原因，至少 %(number)s 个字，原因会留下记录。") % {"number": SHORTEST})
    return Yes()


@transaction.atomic
def reveal(row: models.Model, field: str, *, by_id: int, reason: str, at: datetime) -> str:
    """
    Raises:
        Refused: the reason is too short.
    """
    if not isinstance(row._meta.get_field(field), SealedField):
        raise TypeError(f"{row._meta.label}.{field} is not sealed")
    require(may_reveal(reason))
    table = row._meta.db_table
    Reveal.objects.create(by_id=by_id, table=table, row=row.pk, field=field, reason=reason.strip()[:200], at=at)
    return str(getattr(row, field))
