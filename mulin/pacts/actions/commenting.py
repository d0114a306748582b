from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.pacts import queries, rules
from mulin.pacts.facts import CommentAnswered, CommentMade
from mulin.pacts.models import Clause, Comment, Version
from mulin.people.models import Person


@transaction.atomic
def comment(version: Version, clause: Clause | None, words: str, *, by: Standing, at: datetime) -> Comment:
    """By a resident, or by somebody with a post over the place."""
    today = localdate(at)
    require(rules.may_comment(by, version, lives_here=queries.lives_here(by.person, version.pact, today), today=today))
    return _kept(version, clause, words, by.person, None, by, at)


@transaction.atomic
def write_down(
    version: Version, clause: Clause | None, words: str, person: Person | None, *, by: Standing, at: datetime
) -> Comment:
    """What somebody said at the door or the counter. `person`: where the register knows who; they are told of the answer."""
    require(rules.may_write_down(by, version, localdate(at)))
    return _kept(version, clause, words, person, by.person_id, by, at)


def _kept(
    version: Version, clause: Clause | None, words: str, person: Person | None, helped_by: int | None, by: Standing, at: datetime
) -> Comment:
    if not words.strip():
        raise Refused(_("请写下意见，一句话也可以。"))
    if clause is not None and clause.version_id != version.pk:
        raise Refused(_("这一条已经有新的文字，请刷新后再看。"))
    made = Comment.objects.create(version=version, clause=clause, person=person, words=words.strip(), helped_by=helped_by, at=at)
    record(CommentMade(made.pk, helped_by is None), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def answer(comment: Comment, words: str, *, taken: bool, by: Standing, at: datetime) -> Comment:
    """Taken in or not, always with the reason. Each comment is answered once."""
    comment = Comment.objects.select_for_update(of=("self",)).select_related("version__pact__place").get(pk=comment.pk)
    require(rules.may_answer(by, comment))
    if not words.strip():
        raise Refused(_("请写明为什么采纳或没有采纳，提意见的人会看到。"))
    comment.answer = Comment.Answer.TAKEN if taken else Comment.Answer.NOT_TAKEN
    comment.answer_words, comment.answered_by, comment.answered_at = words.strip(), by.person, at
    comment.save(update_fields=["answer", "answer_words", "answered_by", "answered_at"])
    record(CommentAnswered(comment.pk, comment.person_id or 0, taken), actor_id=by.account_id, at=at)
    return comment
