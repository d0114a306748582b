"""公益达人. The person agrees before anybody decides, and nothing shows before both."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step, advance
from mulin.people.models import Person
from mulin.places.models import Place
from mulin.volunteering import facts, flow
from mulin.volunteering.models import Honour
from mulin.volunteering.queries import honours as queries
from mulin.volunteering.rules import Who
from mulin.volunteering.rules import honours as rules


@transaction.atomic
def nominate(
    community: Place, *, said_name: str, reasons: str, said_where: str = "", title: str = "公益达人",
    title_en: str = "Good Neighbour of the Year", year: int, by: Who, at: datetime,
) -> Honour:  # fmt: skip
    """Anybody signed in proposes a neighbour by name; a worker finds out who it is."""
    require(rules.may_nominate(by))
    if not said_name.strip() or not reasons.strip():
        raise Refused(_("请写推荐谁、为什么。"))
    return Honour.objects.create(
        community=community, said_name=said_name.strip(), said_where=said_where.strip(), reasons=reasons.strip(), title=title,
        title_en=title_en, year=year, nominated_at=at, nominated_by=by.standing.account_id or 0,
    )  # fmt: skip


@transaction.atomic
def ask_consent(honour: Honour, person: Person, *, by: Who, at: datetime) -> Honour:
    """It is this person; the person is asked."""
    honour = _locked(honour)
    nominator = queries.person_of_account(honour.nominated_by)
    require(rules.may_ask_consent(by, honour, person.pk, nominator))
    if person.community_id != honour.community_id:
        raise Refused(_("这一位不在本社区。"))
    same = Honour.objects.filter(person=person, title=honour.title, year=honour.year, status__in=("asked", "agreed", "shown"))
    if same.exists():
        raise Refused(_("这一位今年已经有人推荐过，请看那一份。"))
    honour.person, honour.asked_at, honour.asked_by = person, at, by.standing.person_id
    _moved(honour, flow.ASK, "person", "asked_at", "asked_by")
    record(facts.ConsentAsked(honour.pk, person.pk), actor_id=by.standing.account_id, at=at)
    return honour


@transaction.atomic
def consent(honour: Honour, *, shown_as: str, portrait: str = "", on_paper: bool = False, by: Who, at: datetime) -> Honour:
    """The person agrees, to be named so and with this portrait or none; on paper where the person has no phone."""
    honour = _locked(honour)
    require(rules.may_note_consent(by, honour) if on_paper else rules.may_consent(by, honour))
    if not shown_as.strip():
        raise Refused(_("请写墙上怎么称呼。"))
    honour.shown_as, honour.portrait, honour.agreed_at = shown_as.strip(), portrait, at
    honour.agreed_how = Honour.How.PAPER if on_paper else Honour.How.SELF
    honour.agreed_by = by.standing.person_id if on_paper else None
    return _moved(honour, flow.CONSENT, "shown_as", "portrait", "agreed_at", "agreed_how", "agreed_by")


@transaction.atomic
def decide_honour(
    honour: Honour, *, grant: bool, grounds: str, citation: str = "", citation_en: str = "", by: Who, at: datetime
) -> Honour:
    """Onto the wall, or not, with written grounds."""
    honour = _locked(honour)
    require(rules.may_honour(by, honour) if grant else rules.may_decide(by, honour))
    if not grounds.strip():
        raise Refused(_("请写决定的理由。"))
    if grant and not citation.strip():
        raise Refused(_("请写墙上的一段话。"))
    honour.grounds, honour.decided_at, honour.decided_by = grounds.strip(), at, by.standing.person_id
    if grant:
        honour.citation, honour.citation_en = citation.strip(), citation_en.strip()
    else:
        honour.portrait = ""
    step = flow.HONOUR if grant else flow.PASS_OVER
    _moved(honour, step, "grounds", "decided_at", "decided_by", "citation", "citation_en", "portrait")
    record(facts.HonourDecided(honour.pk, grant), actor_id=by.standing.account_id, at=at)
    return honour


@transaction.atomic
def withdraw_honour(honour: Honour, *, by: Who, at: datetime) -> Honour:
    """The consent ends: what was on the wall is off it, and the portrait is let go. It may be said at any time."""
    honour = _locked(honour)
    require(rules.may_withdraw(by, honour))
    shown = honour.status == Honour.Status.SHOWN
    honour.portrait, honour.ended_at, honour.ended_by = "", at, by.standing.person_id
    _moved(honour, flow.TAKE_DOWN if shown else flow.DECLINE, "portrait", "ended_at", "ended_by")
    if shown:
        record(facts.HonourWithdrawn(honour.pk), actor_id=by.standing.account_id, at=at)
    return honour


def _locked(honour: Honour) -> Honour:
    return Honour.objects.select_for_update(of=("self",)).select_related("community").get(pk=honour.pk)


def _moved(honour: Honour, step: Step, *fields: str) -> Honour:
    honour.status = advance(honour.status, step)
    honour.save(update_fields=["status", *fields])
    return honour
