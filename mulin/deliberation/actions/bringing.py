"""A conversation held with Polis elsewhere becomes a map here, closed from the beginning: to be read, and compared with one's own."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.deliberation.facts.talking import OpinionMapBroughtIn
from mulin.deliberation.models import BroughtIn, OpinionMap, Statement
from mulin.deliberation.queries.who import called
from mulin.deliberation.reckoning.polis_files import OUT, Comment, Conversation
from mulin.deliberation.rules import opinions as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.inserting import insert, new
from mulin.organisations.queries import Standing
from mulin.places.models import Place

from .noting import worded

S = Statement.Status
PEOPLE_AT_MOST, STATEMENTS_AT_MOST = 20_000, 1_000
MARKS = {1.0: "+", -1.0: "-", 0.0: "0"}


@dataclass(frozen=True)
class Origin:
    """`source`: where it was held, in words."""

    place: Place
    title: str
    source: str
    title_en: str = ""


@transaction.atomic
def bring_in(talk: Conversation, origin: Origin, *, by: Standing, at: datetime) -> OpinionMap:
    """What Polis let in or had not looked at is on the map, what it kept out is kept out. Nobody who answered is known here.

    Raises:
        Refused: no right there, too much, a statement too long, or nothing in it.
    """
    place = origin.place
    require(rules.may_draw(by, place))
    _sound(talk)
    row = OpinionMap.objects.create(
        community_id=place.community_id or place.pk, place=place, path=place.path, title=worded(origin.title, _("请写这张意见地图问什么。"))[:60],
        title_en=origin.title_en.strip(), words=worded(origin.source, _("请写这次讨论是在哪里、什么时候做的。"))[:500], adds=False,
        made_by=by.person_id or 0, made_at=at, closed_at=at, reason=_("从 Polis 的文件带入，只供查看。"), stale=True,
    )  # fmt: skip
    ids = _statements(row, talk.comments, called(by, row.path), by, at)
    lines = ["".join(MARKS.get(side, " ") for side in votes) for votes in talk.votes.tolist()]
    BroughtIn.objects.create(map=row, statements=ids, lines=lines)
    record(OpinionMapBroughtIn(row.pk, len(talk.people), len(ids)), actor_id=by.account_id, at=at)
    return row


def _sound(talk: Conversation) -> None:
    if not talk.people or not talk.comments:
        raise Refused(_("文件里没有说法，或没有人表态。"))
    if len(talk.people) > PEOPLE_AT_MOST or len(talk.comments) > STATEMENTS_AT_MOST:
        raise Refused(
            _("最多 %(people)s 人、%(statements)s 条说法。") % {"people": PEOPLE_AT_MOST, "statements": STATEMENTS_AT_MOST}
        )
    for one in talk.comments:
        if len(one.words.strip()) > Statement.BROUGHT:
            raise Refused(_("说法 %(id)s 超过 %(most)s 个字。") % {"id": one.id, "most": Statement.BROUGHT})


def _statements(row: OpinionMap, comments: list[Comment], who: str, by: Standing, at: datetime) -> list[int]:
    there: set[str] = set()
    rows = []
    for number, one in enumerate(comments, 1):
        words = one.words.strip()
        twice = words in there
        reason = (
            _("原来的讨论没有放上")
            if one.moderated == OUT
            else _("和前面一条一样")
            if twice
            else ""
            if words
            else _("没有写内容")
        )
        if not reason:
            there.add(words)
        rows.append(
            new(Statement, map_id=row.pk, number=number, words=words, words_en="", status=S.OUT.value if reason else S.IN.value,
                reason=reason, said_at=at, decided_by=by.person_id, decided_who=who, decided_at=at)
        )  # fmt: skip
    return [one.pk for one in insert(rows)]
