"""`python -m bench.http.filling N`: a community with N matters on MULIN_DATABASE, and who signs in, as JSON on the last line.

A few matters are reported through the actions; the rest are copies of them in one INSERT each, shifted in time, so that a
million are there in about a minute. One in twenty is open.
"""

import json
import sys
from datetime import timedelta
from typing import Any

import django

PROTOTYPES = 20
OPEN_ONE_IN = 20
SENDERS = 400  # sessions with a report ready to be sent
TROUBLES = [
    "楼道灯不亮了，晚上看不清",
    "电梯停在四楼不动",
    "雨水井满了，路上积水",
    "消防通道停了车",
    "垃圾桶满了没人清",
    "楼顶漏水到客厅",
]


def fill(number: int) -> dict[str, Any]:
    from django.db import connection
    from django.utils.timezone import now

    from mulin.matters import actions
    from mulin.matters.models import Category, CategoryVersion, Matter
    from tests.stage import build

    at = now()
    stage = build()
    categories = []
    for code, name in enumerate(["照明", "电梯", "排水", "占道", "环卫", "房屋"], 1):
        category = Category.objects.create(community=stage.community, code=f"01{code:02}")
        category.current = CategoryVersion.objects.create(
            category=category, number=1, name=name, goes="pool", made_at=at - timedelta(days=900)
        )
        category.save()
        categories.append(category)
    places = [stage.building_3, stage.building_5, stage.entrance, stage.room_301]
    me = stage.standing(stage.liu_yang)
    for number_of in range(PROTOTYPES):
        draft = actions.Draft(
            community_id=stage.community.id,
            place_id=places[number_of % 4].id,
            words=f"{TROUBLES[number_of % 6]}，第 {number_of} 次反映，请尽快处理。",
            category_id=categories[number_of % 6].id,
        )
        actions.report(draft, by=me, at=at - timedelta(hours=number_of))
    prototypes = list(Matter.objects.order_by("id").values_list("id", flat=True))
    _copy(prototypes, number // PROTOTYPES)
    _index(prototypes)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    return _who(stage, categories[0].id)


def _copy(prototypes: list[int], times: int) -> None:
    """Closed copies but for one in OPEN_ONE_IN, an hour apart each."""
    from django.db import connection

    from mulin.matters.models import Matter

    names = [field.column for field in Matter._meta.local_concrete_fields if field.column != "id"]
    back = "datetime({0}, '-' || n || ' minutes')" if connection.vendor == "sqlite" else "{0} - n * interval '1 minute'"
    keeps_open = f"n %% {OPEN_ONE_IN} = 0"
    changed = {
        "number": "'B' || p.id || '-' || n",
        "opened_at": back.format("p.opened_at"),
        "changed_at": back.format("p.changed_at"),
        "status": f"CASE WHEN {keeps_open} THEN p.status ELSE 'closed' END",
        "closed_at": f"CASE WHEN {keeps_open} THEN NULL ELSE {back.format('p.changed_at')} END",
        "due_at": f"CASE WHEN {keeps_open} THEN {back.format('p.due_at')} ELSE NULL END",
        "close_by": f"CASE WHEN {keeps_open} THEN {back.format('p.close_by')} ELSE NULL END",
    }
    series = "(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < %s) SELECT n FROM s) AS series"
    values = ", ".join(changed.get(name, f'p."{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    sql = f"INSERT INTO matters_matter ({columns}) SELECT {values} FROM matters_matter p, {series} WHERE p.id = %s"
    with connection.cursor() as cursor:
        for prototype in prototypes:
            cursor.execute(sql, [max(times - 1, 1), prototype])


def _index(prototypes: list[int]) -> None:
    """Every text is found; a word of its own in one of a hundred makes searches as rare as real ones.

    Copies share their prototype's tokens, so these are worked out once and put by one INSERT each.
    """
    from django.db import connection

    from mulin.kernel.search.text import fold, tokens
    from mulin.matters.models import Matter

    rare = {False: "", True: " 路灯杆歪了"}
    entry = (
        "INSERT INTO search_entry (kind, object_id, text, path{more}) SELECT 'matters', id, %s, place_path{value} FROM matters_matter"
        " WHERE number >= %s AND number < %s AND (id %% 100 = 0) = %s ORDER BY id"
    )
    with connection.cursor() as cursor:
        for matter in Matter.objects.filter(id__in=prototypes):
            for is_rare, word in rare.items():
                text = fold(f"{matter.title} {matter.words}{word}")
                found = " ".join(tokens("matters", text))
                copies = [f"B{matter.id}-", f"B{matter.id}.", is_rare]  # "." follows "-"
                if connection.vendor == "postgresql":
                    sql = entry.format(more=", tokens", value=", array_to_tsvector(string_to_array(%s, ' '))")
                    cursor.execute(sql, [text, found, *copies])
                    continue
                cursor.execute("SELECT coalesce(max(id), 0) FROM search_entry")
                last = cursor.fetchone()[0]
                cursor.execute(entry.format(more="", value=""), [text, *copies])
                cursor.execute(
                    "INSERT INTO search_tokens(rowid, tokens) SELECT id, %s FROM search_entry WHERE id > %s", [found, last]
                )


def _who(stage: Any, category_id: int) -> dict[str, Any]:
    """Sessions by name, and what the requests need to know."""
    from mulin.matters.models import Matter

    kept = {"place": stage.building_3.id, "words": "三楼楼道的灯不亮了，老人看不清。", "category": category_id}
    one = Matter.objects.filter(number__startswith="B", status="waiting").order_by("-id").first() or Matter.objects.latest("id")
    _tell(one)
    return {
        "resident": _session(stage.wang_fang),
        "desk": _session(stage.zhao_min),
        "grid_worker": _session(stage.zhang_wei),
        "senders": [_session(stage.wang_fang, report=kept) for _ in range(SENDERS)],
        "matter": one.number,
    }


def _tell(copy: Any) -> None:
    """A copy has no story; this one gets its prototype's."""
    from mulin.matters.models import Event

    prototype = copy.number.removeprefix("B").split("-")[0] if copy.number.startswith("B") else copy.pk
    for event in Event.objects.filter(matter=prototype).exclude(matter=copy).order_by("id"):
        event.pk, event.matter = None, copy
        event.save(force_insert=True)


def _session(person: Any, **more: Any) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    account = person.account
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "mulin.people.backends.WithPerson"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.update(more)
    session.create()
    return str(session.session_key)


def fill_limit() -> None:
    """The rows of the minimal page, in a table that no migration knows."""
    from django.db import connection
    from django.utils.timezone import now

    from bench.http.limit import ROWS, Row

    with connection.schema_editor() as editor:
        editor.create_model(Row)
    at = now()
    Row.objects.bulk_create([Row(name=f"Row number {n}", made_at=at - timedelta(minutes=n)) for n in range(ROWS)], batch_size=500)


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "limit":
        fill_limit()
    else:
        print(json.dumps(fill(int(sys.argv[1]))))
