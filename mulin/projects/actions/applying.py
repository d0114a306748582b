"""An application is begun, saved sitting by sitting, sent, sent again after a repair, taken back."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.prepared import Prepared
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.projects import queries, rules
from mulin.projects.facts import ApplicationBegun, ApplicationSubmitted, ApplicationWithdrawn
from mulin.projects.flow import application as flow
from mulin.projects.models import Application, Call

from .choosing_held import held_application
from .numbering import next_number

S = Application.Stage


LOCKED: Prepared[Application] = Prepared(lambda pk: queries.applications().select_for_update(of=("self",)).filter(pk=pk))


def locked(application: Application) -> Application:
    return LOCKED.rows(application.pk)[0]


@transaction.atomic
def begin(call: Call, kind: str, *, for_person: Person | None = None, by: Standing, at: datetime) -> Application:
    """An empty draft; the one that is begun already where there is one. `for_person`: a worker fills it in at the counter.

    Raises:
        Refused: from elsewhere, not in time, or this call does not take such applicants.
    """
    person = for_person or by.person
    helped = for_person is not None and for_person.pk != by.person_id
    if helped:
        require(rules.may_help(by, call.path))
    body = not helped and queries.works_in(by, call)
    require(rules.may_apply(person, call, here=queries.lives_in(person, call), works_here=body, at=at))
    assert person is not None
    if kind not in queries.kinds_of(call):
        raise Refused(_("这次征集不收这一类申请，请看“谁可以申请”。"))
    try:
        with transaction.atomic():
            made = Application.objects.create(
                number=next_number("X", at), call=call, kind=kind, lead=person, place=call.place, made_at=at, saved_at=at,
                filled_by=by.person if helped else None,
            )  # fmt: skip
    except IntegrityError:
        return queries.applications().get(call=call, lead=person, stage=S.DRAFT)
    record(ApplicationBegun(made.pk, not helped), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def submit(application: Application, *, sure: bool = False, by: Standing, at: datetime) -> Application:
    """The whole application, complete. `sure`: numbers of persons in its words are meant to be read by everybody.

    Raises:
        Refused: something is missing, or the deadline has passed; what was written stays.
    """
    application = locked(application)
    sheet = queries.sheet(application)
    require(rules.may_submit(by, application, sum(map(len, rules.missing(sheet).values())), at))
    if not sure and (warning := rules.warned(queries.texts(application))):
        raise Refused(warning)
    again = application.stage == S.REPAIR
    application.stage = advance(application.stage, flow.RESUBMIT if again else flow.SUBMIT)
    application.submitted_at, application.repair_until = at, None
    application.similar_seen = [one.number for one in queries.similar.projects(application)]
    application.save(update_fields=["stage", "submitted_at", "repair_until", "similar_seen"])
    record(ApplicationSubmitted(application.pk, application.asked, again), actor_id=by.account_id, at=at)
    return application


@transaction.atomic
def withdraw(application: Application, *, by: Standing, at: datetime) -> Application:
    """The call waits meanwhile: what is withdrawn is not chosen, what is chosen is not withdrawn."""
    application = held_application(application)
    require(rules.may_withdraw(by, application))
    application.stage = advance(application.stage, flow.WITHDRAW)
    application.save(update_fields=["stage"])
    record(ApplicationWithdrawn(application.pk), actor_id=by.account_id, at=at)
    return application


@transaction.atomic
def carry_over(application: Application, call: Call, *, by: Standing, at: datetime) -> Application:
    """What was written for an earlier call, as a draft for this one: words and budget; days are chosen anew."""
    if by.person_id != application.lead_id:
        raise Refused(_("由负责人来递交。"))
    if application.stage not in (S.DRAFT, S.WITHDRAWN, S.INELIGIBLE, S.NOT_CHOSEN):
        raise Refused(_("这份申请还在办，不能再用在别的征集里。"))
    made = begin(call, application.kind, by=by, at=at)
    if made.title or made.draft:
        return made
    for name in ("club_name", "organisation", "title", "title_en", "words", "beneficiaries", "asked"):
        setattr(made, name, getattr(application, name))
    made.save()
    for rows in (application.lines.all(), application.promises.all()):
        for row in rows:
            row.pk, row.application, row._state.adding = None, made, True
            row.save()
    return made
