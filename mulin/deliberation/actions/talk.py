"""Talk about a topic: say, ask, reply, answer, find helpful, report, hide with the rule, appeal, decide."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.deliberation.facts.talking import (
    AppealDecided,
    QuestionAnswered,
    QuestionAsked,
    RemarkAppealed,
    RemarkHidden,
)
from mulin.deliberation.models import Helpful, Option, Remark, Report, Topic
from mulin.deliberation.queries import talk as queries
from mulin.deliberation.queries.who import called, lives_in
from mulin.deliberation.rules import talk as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.calendar import working
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing, holders
from mulin.people.models import Person

from .noting import helper, worded

K = Remark.Kind


@dataclass(frozen=True)
class Speech:
    """`asked_post`: of a question, the post that is to answer. `spoken`: said by mouth, written down by a worker."""

    kind: str
    words: str
    option: Option | None = None
    asked_post: str = ""
    spoken: bool = False


@transaction.atomic
def speak(topic: Topic, person: Person, speech: Speech, *, by: Standing, at: datetime) -> Remark:
    if speech.kind not in queries.ROOTS:
        raise Refused(_("请选说的是意见、理由还是问题。"))
    return _write(topic, person, speech, None, by, at)


@transaction.atomic
def reply(remark: Remark, person: Person, words: str, *, by: Standing, at: datetime, spoken: bool = False) -> Remark:
    require(rules.may_reply(by, remark))
    return _write(remark.topic, person, Speech(K.REPLY, words, remark.option, spoken=spoken), remark, by, at)


@transaction.atomic
def answer(remark: Remark, words: str, *, by: Standing, at: datetime) -> Remark:
    """By the post that was asked; whoever gives it, the post stands beside it."""
    remark = _locked(remark)
    require(rules.may_answer(by, remark))
    made = Remark.objects.create(
        topic=remark.topic, parent=remark, option=remark.option, kind=K.ANSWER, words=worded(words, _("请写您的答复。"))[:1000],
        author=by.person, who=called(by, remark.topic.path), at=at,
    )  # fmt: skip
    remark.answered_at = at
    remark.save(update_fields=["answered_at"])
    record(QuestionAnswered(remark.pk), actor_id=by.account_id, at=at)
    return made


def _write(topic: Topic, person: Person, speech: Speech, parent: Remark | None, by: Standing, at: datetime) -> Remark:
    own, on = by.person_id == person.pk, localdate(at)
    said = queries.spoken_lately(person.pk, at) if own else []
    require(rules.may_speak(by, person.pk, topic, lives=lives_in(person, topic.path, on), said=said, at=at))
    words = worded(speech.words, _("请写您想说的话。"))
    if len(words) > 1000:
        raise Refused(_("一次最多 1000 个字，请写短一点。"))
    if speech.option is not None and speech.option.topic_id != topic.pk:
        raise Refused(_("这个方案不是这个议题的。"))
    asked = _asked(topic, speech, at) if speech.kind == K.QUESTION else {}
    made = Remark.objects.create(
        topic=topic, option=speech.option, parent=parent, kind=speech.kind, words=words, author=person,
        who=queries.said_as(person, topic, on), spoken=speech.spoken and not own, helped_by=helper(by, person.pk),
        helper_who=called(by, topic.path) if not own else "", at=at, **asked,
    )  # fmt: skip
    if speech.kind == K.QUESTION:
        record(QuestionAsked(made.pk), actor_id=by.account_id, at=at)
    return made


def _asked(topic: Topic, speech: Speech, at: datetime) -> dict[str, object]:
    """Who has that post nearest; where nobody has, the host of the topic."""
    people = holders([speech.asked_post], topic.path, on=localdate(at)) if speech.asked_post else []
    due = working.add(at, queries.setting_of(topic.community_id).answer_within)
    return {"asked_post": speech.asked_post if people else "", "asked": people[0] if people else topic.host, "due_at": due}


@transaction.atomic
def find_helpful(remark: Remark, *, by: Standing, at: datetime) -> bool:
    """Pressing again takes it back. Whether it is marked now."""
    require(rules.may_mark(by, remark))
    assert by.person is not None
    gone, _rows = Helpful.objects.filter(remark=remark, person=by.person_id).delete()
    if not gone:
        try:
            with transaction.atomic():
                Helpful.objects.create(remark=remark, person=by.person)
        except IntegrityError:  # pressed twice at once
            return True
    Remark.objects.filter(pk=remark.pk).update(helpful=F("helpful") + (-1 if gone else 1))
    return not gone


@transaction.atomic
def report(remark: Remark, rule: str, *, by: Standing, at: datetime) -> None:
    """Once a person; again it changes the rule."""
    require(rules.may_report(by, remark))
    _rule(rule)
    Report.objects.update_or_create(
        remark=remark, person=by.person, defaults={"rule": rule, "at": at, "done_at": None, "done_by": None}
    )


@transaction.atomic
def find_in_order(remark: Remark, *, by: Standing, at: datetime) -> int:
    """The reports are done with; the words stay."""
    require(rules.may_look_after(by, remark.topic.path))
    return Report.objects.filter(remark=remark, done_at=None).update(done_at=at, done_by=by.person_id)


@transaction.atomic
def hide(remark: Remark, rule: str, reason: str, *, by: Standing, at: datetime) -> Remark:
    """The reason takes the place of the words; who said it is told, with the way to appeal."""
    remark = _locked(remark)
    require(rules.may_hide(by, remark))
    remark.rule, remark.reason = _rule(rule), worded(reason, _("请写哪里不合规矩，大家会看到。"))[:300]
    remark.hidden_by, remark.hidden_who, remark.hidden_at = by.person_id, called(by, remark.topic.path), at
    remark.save(update_fields=["rule", "reason", "hidden_by", "hidden_who", "hidden_at"])
    Report.objects.filter(remark=remark, done_at=None).update(done_at=at, done_by=by.person_id)
    record(RemarkHidden(remark.pk, remark.rule), actor_id=by.account_id, at=at)
    return remark


@transaction.atomic
def appeal(remark: Remark, words: str, *, by: Standing, at: datetime) -> Remark:
    remark = _locked(remark)
    require(rules.may_appeal(by, remark, at))
    remark.appeal, remark.appealed_at = worded(words, _("请写为什么应该放回来。"))[:500], at
    remark.save(update_fields=["appeal", "appealed_at"])
    record(RemarkAppealed(remark.pk), actor_id=by.account_id, at=at)
    return remark


@transaction.atomic
def decide_appeal(remark: Remark, upheld: bool, words: str, *, by: Standing, at: datetime) -> Remark:
    """Upheld: the words are shown again."""
    remark = _locked(remark)
    require(rules.may_rule(by, remark))
    remark.upheld, remark.ruling = upheld, worded(words, _("请写决定的理由，说话的人会看到。"))[:300]
    remark.ruled_by, remark.ruled_who, remark.ruled_at = by.person_id, called(by, remark.topic.path), at
    remark.save(update_fields=["upheld", "ruling", "ruled_by", "ruled_who", "ruled_at"])
    record(AppealDecided(remark.pk, upheld), actor_id=by.account_id, at=at)
    return remark


def _rule(rule: str) -> str:
    if rule not in Remark.Rule.values:
        raise Refused(_("请选是哪一条规矩。"))
    return rule


def _locked(remark: Remark) -> Remark:
    return Remark.objects.select_for_update(of=("self",), no_key=True).select_related("topic", "option").get(pk=remark.pk)
