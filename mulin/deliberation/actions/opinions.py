"""Opinion maps: opening one, stating, letting in, answering, closing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.deliberation.facts.talking import OpinionMapClosed, OpinionMapOpened, StatementDecided, StatementSaid
from mulin.deliberation.models import OpinionMap, OpinionVote, Statement, Topic
from mulin.deliberation.queries.opinions import to_close
from mulin.deliberation.queries.who import called, lives_in
from mulin.deliberation.rules import opinions as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.inserting import insert, new
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.models import Place

from .noting import helper, worded

S = Statement.Status


@dataclass(frozen=True)
class MapPlan:
    """`statements`: (Chinese, English) to begin with."""

    place: Place
    title: str
    words: str = ""
    statements: Sequence[tuple[str, str]] = ()
    adds: bool = True
    closes_on: date | None = None
    topic: Topic | None = None
    title_en: str = ""
    words_en: str = ""


@transaction.atomic
def draw(plan: MapPlan, *, by: Standing, at: datetime) -> OpinionMap:
    place = plan.place
    require(rules.may_draw(by, place))
    if plan.closes_on is not None and plan.closes_on < localdate(at):
        raise Refused(_("收口的日子要在今天以后。"))
    row = OpinionMap.objects.create(
        community_id=place.community_id or place.pk, place=place, path=place.path, topic=plan.topic,
        title=worded(plan.title, _("请写这张意见地图问什么。"))[:60], title_en=plan.title_en.strip(), words=plan.words.strip()[:500],
        words_en=plan.words_en.strip(), adds=plan.adds, closes_on=plan.closes_on, made_by=by.person_id or 0, made_at=at,
    )  # fmt: skip
    seed(row, plan.statements, by=by, at=at)
    record(OpinionMapOpened(row.pk), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def seed(row: OpinionMap, texts: Sequence[tuple[str, str]], *, by: Standing, at: datetime) -> list[Statement]:
    """Statements of the community's own, at once on the map. What is there already is left out."""
    row = lock(row)
    require(rules.may_draw(by, row.place))
    there = set(Statement.objects.filter(map=row).exclude(status=S.OUT).values_list("words", flat=True))
    wanted = {words.strip(): english.strip() for words, english in texts if words.strip() and words.strip() not in there}
    _short(wanted)
    first, who = next_number(row), called(by, row.path)
    return insert(
        new(Statement, map_id=row.pk, number=first + place, words=words, words_en=english, seeded=True, status=S.IN.value, said_at=at,
            decided_by=by.person_id, decided_who=who, decided_at=at)
        for place, (words, english) in enumerate(wanted.items())
    )  # fmt: skip


@transaction.atomic
def state(row: OpinionMap, person: Person, words: str, *, by: Standing, at: datetime) -> Statement:
    """A resident's sentence, which waits to be let in."""
    row = lock(row)
    mine = Statement.objects.filter(map=row, author=person, status=S.WAITING).count()
    there, on = Statement.objects.filter(map=row).exclude(status=S.OUT).count(), localdate(at)
    require(rules.may_state(by, person.pk, row, lives=lives_in(person, row.path, on), waiting=mine, count=there, on=on))
    text = " ".join(worded(words, _("请用一句话写您的看法。")).split())
    _short([text])
    if Statement.objects.filter(map=row, words=text).exclude(status=S.OUT).exists():
        raise Refused(_("已经有人这样说了，轮到它时请表态。"))
    made = Statement.objects.create(
        map=row, number=next_number(row), words=text, author=person, helped_by=helper(by, person.pk), status=S.WAITING, said_at=at
    )
    record(StatementSaid(made.pk), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def let_in(statement: Statement, *, english: str = "", by: Standing, at: datetime) -> Statement:
    """Also one that was kept out before."""
    statement = _locked(statement)
    require(rules.may_decide(by, statement))
    if statement.status == S.IN:
        raise Refused(_("这条说法已经在地图上了。"))
    statement.status, statement.reason, statement.words_en = S.IN, "", english.strip()[:300] or statement.words_en
    return _decided(statement, by, at)


@transaction.atomic
def keep_out(statement: Statement, reason: str, *, by: Standing, at: datetime) -> Statement:
    """Also one that was let in: what was said of it then counts for nothing, and nobody is asked any more."""
    statement = _locked(statement)
    require(rules.may_decide(by, statement))
    statement.status, statement.reason = S.OUT, worded(reason, _("请写为什么不放上，写的人会看到。"))[:300]
    return _decided(statement, by, at)


def _decided(statement: Statement, by: Standing, at: datetime) -> Statement:
    statement.decided_by, statement.decided_who, statement.decided_at = by.person_id, called(by, statement.map.path), at
    try:
        with transaction.atomic():
            statement.save()
            OpinionMap.objects.filter(pk=statement.map_id).update(stale=True)
    except IntegrityError as twice:
        raise Refused(_("地图上已经有同样的说法。")) from twice
    record(StatementDecided(statement.pk, statement.status == S.IN), actor_id=by.account_id, at=at)
    return statement


@transaction.atomic
def answer(statement: Statement, person: Person, side: int, *, by: Standing, at: datetime) -> None:
    """Agree 1, pass 0, disagree -1; the last word counts. No time is kept and no fact recorded."""
    row, on = statement.map, localdate(at)
    require(rules.may_answer(by, person.pk, row, lives=lives_in(person, row.path, on), on=on))
    if side not in (OpinionVote.AGREE, OpinionVote.PASS, OpinionVote.DISAGREE):
        raise Refused(_("请选赞成、不赞成或说不准。"))
    if statement.status != S.IN:
        raise Refused(_("这条说法已经不在地图上了，请看下一条。"))
    OpinionVote.objects.bulk_create(
        [OpinionVote(map=row, statement=statement, person=person, side=side, fresh=True, helped_by=helper(by, person.pk))],
        update_conflicts=True, unique_fields=["statement", "person"], update_fields=["side", "fresh", "helped_by"],
    )  # fmt: skip


@transaction.atomic
def answer_all(row: OpinionMap, answers: dict[int, dict[int, int]], *, by: Standing, at: datetime) -> int:
    """What many have said on paper or at a table: {person id: {statement id: side}}. A later answer takes the place of an earlier one."""
    require(rules.may_draw(by, row.place))
    require(rules.may_collect(row, localdate(at)))
    known = set(Statement.objects.filter(map=row, status=S.IN).values_list("pk", flat=True))
    rows = [
        new(OpinionVote, map_id=row.pk, statement_id=statement, person_id=person, side=side, helped_by=by.person_id)
        for person, said in answers.items()
        for statement, side in said.items()
        if statement in known
    ]
    OpinionVote.objects.filter(map=row, person__in=list(answers)).delete()
    return len(insert(rows))


@transaction.atomic
def close_map(row: OpinionMap, reason: str, *, by: Standing, at: datetime) -> OpinionMap:
    row = lock(row)
    require(rules.may_close(by, row))
    return _close(row, worded(reason, _("请写为什么现在收口，大家会看到。"))[:300], by, at)


def close_due(at: datetime) -> int:
    """For the clock."""
    rows = list(to_close(localdate(at)))
    for row in rows:
        with transaction.atomic():
            held = lock(row)
            if held.closed_at is None:
                _close(held, "", None, at)
    return len(rows)


def _close(row: OpinionMap, reason: str, by: Standing | None, at: datetime) -> OpinionMap:
    row.closed_at, row.reason = at, reason
    row.save(update_fields=["closed_at", "reason"])
    record(OpinionMapClosed(row.pk, reason), actor_id=by.account_id if by else None, at=at)
    return row


def lock(row: OpinionMap) -> OpinionMap:
    return OpinionMap.objects.select_for_update(of=("self",), no_key=True).select_related("place").get(pk=row.pk)


def _locked(statement: Statement) -> Statement:
    lock(statement.map)
    return Statement.objects.select_for_update(of=("self",), no_key=True).select_related("map__place").get(pk=statement.pk)


def next_number(row: OpinionMap) -> int:
    return (Statement.objects.filter(map=row).aggregate(last=Max("number"))["last"] or 0) + 1


def _short(texts: Iterable[str]) -> None:
    for text in texts:
        if len(text) > Statement.LONGEST:
            raise Refused(_("一条说法最多 140 个字，请写短一点：%(words)s……") % {"words": text[:20]})
