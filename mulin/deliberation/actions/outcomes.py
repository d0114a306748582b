"""Rounds of talks with outside parties, figures before and after, pictures."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.deliberation import rules
from mulin.deliberation.facts import RoundHeld
from mulin.deliberation.models import Figure, Gain, Picture, Round, Topic
from mulin.deliberation.queries.who import called
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing

from .noting import keep_pictures, lock, say, worded

Brought = tuple[str, str, int]  # 停车位, 个, 80


@transaction.atomic
def hold_round(
    topic: Topic, *, party: str, organisation: Organisation | None = None, held_on: date, asked: str, offered: str = "",
    agreed: str = "", gains: Sequence[Brought] = (), by: Standing, at: datetime,
) -> Round:  # fmt: skip
    topic = lock(topic)
    require(rules.may_show_outcome(by, topic))
    party = worded(party or (str(organisation) if organisation else ""), _("请写和谁谈的。"))
    if held_on > localdate(at):
        raise Refused(_("谈过以后再记，日期不能在今天以后。"))
    assert by.person_id is not None
    last = topic.rounds.aggregate(last=Max("number"))["last"] or 0
    row = Round.objects.create(
        topic=topic, number=last + 1, held_on=held_on, organisation=organisation, party=party[:80],
        asked=worded(asked, _("请写我们提了什么。")), offered=offered.strip(), agreed=agreed.strip(), by=by.person_id,
        who=called(by, topic.path), at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            Gain.objects.bulk_create(Gain(round=row, name=name, unit=unit, amount=amount) for name, unit, amount in gains)
    except IntegrityError as twice:
        raise Refused(_("同一轮里同一样成果只写一行，请合起来。")) from twice
    brought = [[name, unit, amount] for name, unit, amount in gains]
    say(topic, "round", row.agreed or row.offered, by=by, at=at, number=row.number, party=row.party, gains=brought)
    record(RoundHeld(topic.pk, row.pk), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def set_figure(
    topic: Topic, name: str, *, before: Decimal, after: Decimal | None, unit: str = "", name_en: str = "", source: str, by: Standing,
    at: datetime,
) -> Figure:  # fmt: skip
    """Again under the same name: counted anew."""
    topic = lock(topic)
    require(rules.may_show_outcome(by, topic))
    assert by.person_id is not None
    values = {
        "before": before, "after": after, "unit": unit.strip(), "name_en": name_en.strip(), "by": by.person_id, "at": at,
        "source": worded(source, _("请写这个数是谁、什么时候数的。")),
    }  # fmt: skip
    figure, _new = Figure.objects.update_or_create(topic=topic, name=worded(name, _("请写这个数说的是什么。")), defaults=values)
    return figure


@transaction.atomic
def add_picture(topic: Topic, when: str, file_key: str, words: str = "", *, by: Standing, at: datetime) -> Picture:
    topic = lock(topic)
    require(rules.may_show_outcome(by, topic))
    return keep_pictures([file_key], Picture.When(when), by, at, topic=topic, words=words)[0]


@transaction.atomic
def take_down_picture(picture: Picture, *, by: Standing, at: datetime) -> Picture:
    assert picture.topic is not None
    topic = lock(picture.topic)
    require(rules.may_show_outcome(by, topic))
    Picture.objects.filter(pk=picture.pk, taken_down_at=None).update(taken_down_at=at)
    picture.refresh_from_db()
    return picture
