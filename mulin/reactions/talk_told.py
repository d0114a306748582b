"""Who hears what of talk, opinion maps, small improvements and forums. Nobody is named to another."""

from typing import Any

from django.urls import reverse

from mulin.deliberation.facts import talking as facts
from mulin.deliberation.models import Forum, ForumGuest, Improvement, Look, OpinionMap, Remark, Statement, Upkeep
from mulin.deliberation.queries.talk import keepers_of
from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices

URGENT = 3  # as notices count them


def keepers_of_a_statement(fact: facts.StatementSaid, *, source: Fact) -> None:
    row = Statement.objects.select_related("map").get(pk=fact.statement_id)
    _keepers(
        row.map.path,
        "talk.statement",
        source,
        reverse("deliberation:desk_opinion", args=[row.map_id]),
        title=row.map.title,
        title_en=row.map.title_en,
    )


def author_of_a_statement(fact: facts.StatementDecided, *, source: Fact) -> None:
    row = Statement.objects.select_related("map").get(pk=fact.statement_id)
    if row.author_id is not None:
        kind = "talk.let_in" if fact.let_in else "talk.kept_out"
        _tell(row.author_id, kind, source, _mine(row.map), title=row.map.title, title_en=row.map.title_en, note=row.reason)


def who_is_asked(fact: facts.QuestionAsked, *, source: Fact) -> None:
    row = _remark(fact.remark_id)
    if row.asked_id is not None and row.due_at is not None:
        _tell(
            row.asked_id,
            "talk.asked",
            source,
            _one(row),
            title=row.topic.title,
            title_en=row.topic.title_en,
            due=row.due_at.isoformat(),
        )


def who_asked(fact: facts.QuestionAnswered, *, source: Fact) -> None:
    row = _remark(fact.remark_id)
    if row.author_id is not None:
        _tell(row.author_id, "talk.answered", source, _one(row), title=row.topic.title, title_en=row.topic.title_en)


def both_of_a_late_question(fact: facts.QuestionLate, *, source: Fact) -> None:
    row = _remark(fact.remark_id)
    values: dict[str, Any] = {"title": row.topic.title, "title_en": row.topic.title_en}
    if row.asked_id is not None:
        _tell(row.asked_id, "talk.late", source, _one(row), URGENT, **values)
    _keepers(row.topic.path, "talk.late", source, _one(row), but=row.asked_id, **values)


def who_said_what_is_hidden(fact: facts.RemarkHidden, *, source: Fact) -> None:
    row = _remark(fact.remark_id)
    if row.author_id is not None:
        _tell(
            row.author_id, "talk.hidden", source, _one(row), title=row.topic.title, title_en=row.topic.title_en, note=row.reason
        )


def others_of_an_appeal(fact: facts.RemarkAppealed, *, source: Fact) -> None:
    """Not who hid it: another decides."""
    row = _remark(fact.remark_id)
    url = reverse("deliberation:desk_talk") + "?kind=appeals"
    _keepers(row.topic.path, "talk.appealed", source, url, but=row.hidden_by, title=row.topic.title, title_en=row.topic.title_en)


def who_appealed(fact: facts.AppealDecided, *, source: Fact) -> None:
    row = _remark(fact.remark_id)
    if row.author_id is not None:
        kind = "talk.back" if fact.upheld else "talk.stays"
        _tell(row.author_id, kind, source, _one(row), title=row.topic.title, title_en=row.topic.title_en, note=row.ruling)


def keepers_of_an_idea(fact: facts.ImprovementRaised, *, source: Fact) -> None:
    row = Improvement.objects.get(pk=fact.improvement_id)
    if row.raised_by_id is not None:
        _keepers(
            row.path,
            "talk.idea",
            source,
            reverse("deliberation:desk_improvement", args=[row.pk]),
            title=row.name,
            title_en=row.name_en,
        )


def who_had_the_idea(fact: facts.ImprovementMoved, *, source: Fact) -> None:
    row = Improvement.objects.get(pk=fact.improvement_id)
    if row.raised_by_id is not None:
        kind = "talk.declined" if fact.status in ("declined", "dropped") else "talk.idea_moved"
        status = str(Improvement.Status(fact.status).label)
        _tell(
            row.raised_by_id,
            kind,
            source,
            _improvement(row),
            title=row.name,
            title_en=row.name_en,
            status=status,
            note=row.reason,
        )


def who_is_to_look(fact: facts.LookDue, *, source: Fact) -> None:
    row = Upkeep.objects.select_related("improvement").get(pk=fact.upkeep_id)
    if row.person_id is not None and row.ended_at is None:
        _tell(
            row.person_id,
            "talk.look_due",
            source,
            _improvement(row.improvement),
            title=row.improvement.name,
            title_en=row.improvement.name_en,
        )


def keepers_of_what_is_broken(fact: facts.LookFoundWork, *, source: Fact) -> None:
    look = Look.objects.select_related("upkeep__improvement").get(pk=fact.look_id)
    row = look.upkeep.improvement
    _keepers(row.path, "talk.broken", source, _improvement(row), title=row.name, title_en=row.name_en, note=look.words)


def both_of_an_ended_upkeep(fact: facts.UpkeepEnded, *, source: Fact) -> None:
    row = Upkeep.objects.select_related("improvement").get(pk=fact.upkeep_id)
    values: dict[str, Any] = {"title": row.improvement.name, "title_en": row.improvement.name_en}
    if row.person_id is not None and source.actor_id is None:
        _tell(row.person_id, "talk.upkeep_over", source, _improvement(row.improvement), **values)
    _keepers(row.improvement.path, "talk.offered", source, _improvement(row.improvement), but=row.person_id, **values)


def guests_of_a_cancelled_forum(fact: facts.ForumCancelled, *, source: Fact) -> None:
    row = Forum.objects.get(pk=fact.forum_id)
    for person_id in ForumGuest.objects.filter(forum=row).values_list("person_id", flat=True):
        url = reverse("deliberation:forum", args=[row.pk])
        _tell(person_id, "talk.forum_off", source, url, title=row.title, title_en=row.title_en, note=row.reason)


def _remark(pk: int) -> Remark:
    return Remark.objects.select_related("topic").get(pk=pk)


def _one(row: Remark) -> str:
    return reverse("deliberation:remark", args=[row.topic.number, row.parent_id or row.pk])


def _mine(row: OpinionMap) -> str:
    return reverse("deliberation:opinion_mine", args=[row.pk])


def _improvement(row: Improvement) -> str:
    return reverse("deliberation:improvement", args=[row.pk])


def _keepers(path: str, kind: str, source: Fact, url: str, *, but: int | None = None, **values: Any) -> None:
    for person in keepers_of(path):
        if person.pk != but:
            _tell(person.pk, kind, source, url, **values)


def _tell(person_id: int, kind: str, source: Fact, url: str, urgency: int | None = None, **values: Any) -> None:
    more = {} if urgency is None else {"urgency": urgency}
    notices.tell(
        person_id=person_id,
        kind=kind,
        values=values,
        url=url,
        once_key=f"{kind}:{source.pk}:{person_id}",
        at=source.happened_at,
        **more,
    )
