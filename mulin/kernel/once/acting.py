"""Doing a thing once, however often and however simultaneously it is asked for."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.changing import change

Answer = dict[str, Any]
KEPT_FOR = timedelta(days=7)
GUESSED = 16  # a stranger's key is all that separates one stranger from another, so it may not be a short one
OUTSIDE_THE_CONTENT = {"once", "csrfmiddlewaretoken"}


class Conflict(Exception):
    """The key was used before, for something else; str(self) is the sentence to show."""


class KeyMissing(Conflict):
    """A form without a usable key. Acting anyway would bring back the doubles that the key is there to stop."""


def once(request: HttpRequest, act: Callable[[], Answer]) -> Answer:
    """Run `act` for this form, or give the answer kept from the first time.

    `act` runs in a transaction that also keeps its answer, so after an exception nothing stays and the form may be sent again.

    Raises:
        Conflict: the same key came with other content.
        KeyMissing: the form has no `{% once %}`.
    """
    key = request.POST.get("once", "")
    account = request.user.pk if request.user.is_authenticated else None
    if account is None and len(key) < GUESSED:
        key = ""
    return once_key(f"account {account}", key, _content(request), act, at=timezone.now())


def once_key(who: str, key: str, content: str, act: Callable[[], Answer], *, at: datetime) -> Answer:
    """The same for callers without a form. `content` is whatever must be equal for two requests to be the same one."""
    from .models import Answered  # this package is imported before Django's models are ready

    if not key:
        raise KeyMissing(_("这张表单缺少防重复的标记，没有提交。请返回上一页，刷新后再提交。"))
    kept_under, fingerprint = _digest(f"{who}\0{key}"), _digest(content)
    with transaction.atomic():
        # First of all the row: a parallel repeat waits here until this transaction ends, then finds the answer.
        if not _is_first(kept_under, fingerprint, at):
            row = Answered.objects.get(key=kept_under)
            if row.fingerprint != fingerprint:
                raise Conflict(_("这张表单已经提交过，内容与这次不同，这次没有保存。请打开新的表单再填。"))
            kept: Answer = row.answer
            return kept
        answer = act()
        if answer:  # the row begins without one
            change(Answered, {"key": kept_under}, {"answer": answer})
        return answer


def _is_first(key: str, fingerprint: str, at: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO once_answered (key, fingerprint, answer, at) VALUES (%s, %s, '{}', %s) ON CONFLICT (key) DO NOTHING",
            [key, fingerprint, connection.ops.adapt_datetimefield_value(at)],
        )
        return bool(cursor.rowcount)


def from_header(text: str) -> str:
    """The key in an `Idempotency-Key` header: a quoted string by the IETF draft; many clients leave the quotes out."""
    text = text.strip()
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return text


def purge(at: datetime) -> int:
    """Forget answers that nobody will ask for again; return how many."""
    from .models import Answered

    return Answered.objects.filter(at__lt=at - KEPT_FOR).delete()[0]


def _content(request: HttpRequest) -> str:
    fields = sorted((name, values) for name, values in request.POST.lists() if name not in OUTSIDE_THE_CONTENT)
    files = sorted((name, [(file.name, file.size) for file in files]) for name, files in request.FILES.lists())
    return json.dumps([request.path, fields, files])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
