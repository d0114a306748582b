from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, only_if, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.pacts import queries, rules
from mulin.pacts.facts import PactSigned
from mulin.pacts.models import Comment, Pact, Signature, Version
from mulin.people.models import Person

C = Signature.Channel


@transaction.atomic
def sign(version: Version, *, shows_name: bool, by: Standing, at: datetime) -> Signature:
    """For oneself or one's household, as the pact says."""
    today = localdate(at)
    lives = queries.lives_here(by.person, version.pact, today)
    signed = queries.signed_by(version, by.person_id) is not None
    require(rules.may_sign(by, version, lives_here=lives, signed=signed))
    assert by.person is not None
    return _kept(version, by.person, shows_name, C.PHONE, by, at)


@transaction.atomic
def sign_for(version: Version, person: Person, *, shows_name: bool, by: Standing, at: datetime) -> Signature:
    """Somebody signs in front of the worker, whose name stays on it."""
    require(rules.may_sign_for(by, version))
    require(only_if(queries.lives_here(person, version.pact, localdate(at)), _("这一位不住在这里，或还没有成年。")))
    return _kept(version, person, shows_name, C.COUNTER, by, at)


def _kept(version: Version, person: Person, shows_name: bool, channel: str, by: Standing, at: datetime) -> Signature:
    home = queries.homes_below(person.pk, version.pact.place.path)[0]
    try:
        with transaction.atomic():
            made = Signature.objects.create(
                version=version, person=person, household=home.household if version.pact.voice == Pact.Voice.HOUSEHOLD else None,
                building=queries.building_of(home.room), channel=channel, helped_by=by.person_id if channel == C.COUNTER else None,
                shows_name=shows_name, on=localdate(at),
            )  # fmt: skip
    except IntegrityError as again:
        raise Refused(
            _("这一户已经签过了。") if version.pact.voice == Pact.Voice.HOUSEHOLD else _("这一位已经签过了。")
        ) from again
    record(PactSigned(version.pk, False), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def take_back(version: Version, *, by: Standing, at: datetime) -> None:
    """One's own signature, at any time; that of somebody else of the household stays."""
    found = version.signatures.filter(person=by.person_id or 0).first()
    if found is None:
        raise Refused(_("您没有签过，或是家里另一位签的。"))
    found.delete()
    record(PactSigned(version.pk, True), actor_id=by.account_id, at=at)


def forget_person(person_id: int) -> None:
    """With an account go its name under pacts and what ties words to a person; what was counted and said stays."""
    Signature.objects.filter(person=person_id).update(person=None, shows_name=False)
    Comment.objects.filter(person=person_id).update(person=None)
