"""The story of a topic, its number, and its row held while it changes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mulin.deliberation.models import Line, MonthCount, Picture, Task, Topic
from mulin.deliberation.queries.who import called
from mulin.kernel.access import Refused
from mulin.organisations.queries import Standing


def lock(topic: Topic) -> Topic:
    return Topic.objects.select_for_update(of=("self",)).select_related("place").get(pk=topic.pk)


def say(
    topic: Topic, kind: str, words: str = "", /, *, by: Standing | None, at: datetime, who: str = "", photos: Sequence[str] = (), **values: Any
) -> Line:  # fmt: skip
    """`who` is shown; without it the post over the place. The clock has neither."""
    return Line.objects.create(
        topic=topic, kind=kind, words=words.strip(), values=values, photos=list(photos), by=by.person_id if by else None,
        who=who or (called(by, topic.path) if by else ""), at=at,
    )  # fmt: skip


def keep_pictures(
    keys: Sequence[str], when: str, by: Standing, at: datetime, *, topic: Topic | None = None, task: Task | None = None, words: str = ""
) -> list[Picture]:  # fmt: skip
    made = [
        Picture(topic=topic, task=task, when=when, file_key=key, words=words.strip()[:120], by=by.person_id, at=at)
        for key in keys
    ]
    return Picture.objects.bulk_create(made)


def next_number(at: datetime) -> str:
    """ "T202611-0007". The count's row is held until the transaction ends."""
    month = localtime(at).date().replace(day=1)
    table = connection.ops.quote_name(MonthCount._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (month, last) VALUES (%s, 1)"  # noqa: S608
            f" ON CONFLICT (month) DO UPDATE SET last = {table}.last + 1 RETURNING last",
            [month],
        )
        last = cursor.fetchone()[0]
    return f"T{month:%Y%m}-{last:04d}"


def worded(words: str, missing: str) -> str:
    """What somebody has to write.

    Raises:
        Refused: with `missing`.
    """
    if not words.strip():
        raise Refused(missing)
    return words.strip()


def helper(by: Standing, person_id: int | None) -> int | None:
    """The worker who does it for somebody else; None when it is one's own act."""
    return by.person_id if by.person_id != person_id else None


def reason_missing() -> str:
    return _("请写原因，关心这件事的邻居会看到。")
