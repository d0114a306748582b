"""Audiences kept under a name."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.notices import rules
from mulin.notices.models import Audience
from mulin.notices.rules.audience import Rule
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.places.models import Place


@dataclass(frozen=True)
class Kept:
    organisation: Organisation
    name: str
    place: Place
    rule: Rule


def keep_audience(said: Kept, *, by: Standing, at: datetime, row: Audience | None = None) -> Audience:
    """A new one, or `row` with everything as said."""
    require(rules.may_write(by, said.place.path))
    if row is not None:
        require(rules.may_write(by, row.path))
    row = row or Audience()
    row.organisation, row.name, row.place, row.path = said.organisation, said.name.strip(), said.place, said.place.path
    row.community_id = said.place.community_id or said.place.pk
    row.rule, row.by_id, row.changed_at = said.rule.as_json(), by.person_id or 0, at
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refused(_("这个单位已经有一组人叫这个名字，请换一个。")) from None
    return row


def drop_audience(row: Audience, *, by: Standing) -> None:
    """What was sent to it stays as it is: a bulletin keeps its own rule."""
    require(rules.may_write(by, row.path))
    row.delete()
