"""The services' own rows against the public log: each record is built again from its row, and what differs is named."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC

from django.core.exceptions import ObjectDoesNotExist

from mulin.kernel.facts import record
from mulin.kernel.facts.models import Delivery, Fact
from mulin.kernel.listed import Listed
from mulin.transparency.actions import Publication
from mulin.transparency.models import Leaf, Pending

from . import recorded_rows
from .publishing import Publishing

CHUNK = 1000  # records
Subject = tuple[str, int]


def compare() -> Iterator[str]:
    """Sentences, each naming a record and its row. Records that came from no fact are passed over."""
    seen: dict[str, set[int]] = {kind: set() for kind in recorded_rows.ROWS}
    anew: set[tuple[Subject, str]] = set()  # said by a later record
    last = Leaf.objects.order_by("-number").values_list("number", flat=True).first()
    for end in range(-1 if last is None else last, -1, -CHUNK):  # the newest first
        leaves = list(Leaf.objects.filter(number__gt=end - CHUNK, number__lte=end).order_by("-number"))
        facts = Fact.objects.in_bulk([int(leaf.once_key.split(":")[1]) for leaf in leaves if leaf.once_key.startswith("fact:")])
        for leaf in leaves:
            if leaf.kind in seen:
                seen[leaf.kind].add(leaf.subject_id)
            if leaf.once_key.startswith("fact:"):
                yield from _differences(leaf, facts.get(int(leaf.once_key.split(":")[1])), anew)
    yield from _rows_without(seen)


def _differences(leaf: Leaf, source: Fact | None, anew: set[tuple[Subject, str]]) -> Iterator[str]:
    name = f"leaf {leaf.number} ({leaf.kind}, row {leaf.subject_kind} {leaf.subject_id})"
    if source is None:
        yield f"{name}: the fact that it tells of was dropped from kernel_facts"
        return
    try:
        found = _again(leaf, source)
    except ObjectDoesNotExist:
        yield f"{name}: the row that it tells of was dropped"
        return
    if found is None:
        return
    way, built = found
    told, subject = json.loads(leaf.data), (leaf.subject_kind, leaf.subject_id)
    kept = told["record"] | {"at": told["at"], "community": told["community"], "subject": told["subject"]}
    at = built.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    now = built.record | {"at": at, "community": built.community_id, "subject": "{}/{}".format(*built.subject)}
    for field in sorted(kept.keys() | now.keys()):
        if field in way.then or (subject, field) in anew:
            continue
        if kept.get(field) != now.get(field):
            yield f"{name}: {field} is {_said(kept, field)} in the log and {_said(now, field)} in the database"
    anew |= {(subject, field) for field in way.anew}


def _again(leaf: Leaf, source: Fact) -> tuple[Publishing, Publication] | None:
    """None: what is not public any more, or is published by nobody any more."""
    for way, made in _built(source):
        for built in made:
            if built.once_key == leaf.once_key:
                return way, built
    return None


def _built(source: Fact) -> Iterator[tuple[Publishing, Sequence[Publication]]]:
    for fact_type, reactions in record.TABLE.items():
        if source.kind == fact_type.KIND:
            for way in reactions:
                if isinstance(way, Publishing):
                    yield way, way.built(fact_type(**source.data), source)


def _said(record: dict[str, object], field: str) -> str:
    return json.dumps(record[field], ensure_ascii=False) if field in record else "not said"


def _rows_without(seen: dict[str, set[int]]) -> Iterator[str]:
    owed = _owed()
    for kind, rows in recorded_rows.ROWS.items():
        there = set(rows().order_by().values_list("pk", flat=True))
        waiting = owed.get(kind, set())
        for pk in sorted(there - seen[kind] - waiting):
            yield f"{kind} {pk}: the row stands in the database, and no record in the log tells of it"
        for pk in sorted(seen[kind] - there):
            yield f"{kind} {pk}: the log tells of it, and no row in the database stands so"


def _owed() -> dict[str, set[int]]:
    """Kind → what is on its way to the log and will be tried again by itself."""
    found: dict[str, set[int]] = {}
    for kind, pk in Pending.objects.values_list("kind", "subject_id"):
        found.setdefault(kind, set()).add(pk)
    ways = [record.name_of(way) for reactions in record.TABLE.values() for way in reactions if isinstance(way, Publishing)]
    due = Delivery.objects.filter(done_at=None, due_at__isnull=False, reaction__in=Listed(ways)).select_related("fact")
    for delivery in due.iterator(CHUNK):
        for _way, made in _built(delivery.fact):
            for built in made:
                found.setdefault(built.kind, set()).add(built.subject[1])
    return found
