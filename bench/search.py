"""Two-character queries over a million messages of generated text, against fetching as many rows by primary key."""

import random
import statistics
import time
from collections.abc import Callable, Iterator

from django.db import connection

from bench import Report, scratch
from mulin.kernel.search import index
from mulin.kernel.search.models import Entry

MESSAGES = 1_000_000
WHERE = [
    "春和苑", "锦绣里", "东湖花园", "滨江一号", "解放路", "建设街", "人民广场", "望江亭",
    "第六网格", "北门", "南门", "中心花园", "地下车库", "儿童乐园", "健身角", "充电棚",
]  # fmt: skip
WHAT = [
    "楼道漏水", "路灯不亮", "电梯停运", "垃圾未清", "噪声扰民", "占道停车", "井盖破损", "树枝遮挡",
    "墙皮脱落", "水管爆裂", "门禁失灵", "飞线充电", "狗粪满地", "污水外溢", "管道堵塞", "消防通道被占",
    "健身器材损坏", "物业费争议", "快递柜漏电", "独居老人无人照看", "宠物伤人", "违章搭建", "油烟直排", "停水通知",
    "暖气不热", "煤气异味", "高空抛物", "租户群居",
]  # fmt: skip
END = [
    "请尽快处理", "已经三天了", "反映多次没有结果", "老人摔倒过", "孩子不敢出门", "谢谢社区", "影响休息", "求回复",
    "希望现场查看", "物业说不归他们管",
]  # fmt: skip


def run(words: list[str]) -> Report:
    messages = int(words[0]) if words else MESSAGES
    with scratch.database("search"):
        started = time.perf_counter()
        index.put_many(made(messages))
        built = time.perf_counter() - started
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("VACUUM ANALYZE search_entry")
        asked = questions()
        searches, limits = [], []
        for query in asked:
            hits, took = timed(lambda query=query: list(index.find("matter", query, limit=200)))
            searches.append(took)
            limits.append(
                timed(
                    lambda hits=hits: list(Entry.objects.filter(kind="matter", object_id__in=hits).values_list("id", flat=True))
                )[1]
            )
    figures = {
        "messages": messages,
        "indexed_per_second": round(messages / built),
        "p50_ms": round(statistics.median(searches), 2),
        "p95_ms": round(statistics.quantiles(searches, n=20)[-1], 2),
        "max_ms": round(max(searches), 2),
        "same_rows_by_key_p95_ms": round(statistics.quantiles(limits, n=20)[-1], 2),
    }
    return Report("search", figures, {"p95_ms": ("<=", 50)})


def made(messages: int) -> Iterator[tuple[str, int, str, str]]:
    """Common phrases, and a name of rarer characters in each, so that queries hit many, some and few."""
    dice = random.Random(1)
    for number in range(1, messages + 1):
        name = "".join(chr(dice.randrange(0x4E00, 0x5E00)) for _ in range(3))
        what = f"{dice.choice(WHERE)}{dice.randrange(1, 60)}号楼{dice.choice(WHAT)}，{dice.choice(WHAT)}"
        text = f"{what}，{name}说{dice.choice(END)}。{dice.choice(END)}"
        yield "matter", number, text, f"1/{number % 9 + 2}/"


def questions() -> list[str]:
    dice = random.Random(2)
    pairs = [phrase[at : at + 2] for phrase in WHAT + WHERE + END for at in range(len(phrase) - 1)]
    rare = ["".join(chr(dice.randrange(0x4E00, 0x5E00)) for _ in range(2)) for _ in range(60)]
    asked = pairs + rare + ["水漏", "三漏"]
    dice.shuffle(asked)
    return asked


def timed(ask: Callable[[], list[int]]) -> tuple[list[int], float]:
    started = time.perf_counter()
    rows = ask()
    return rows, (time.perf_counter() - started) * 1000
