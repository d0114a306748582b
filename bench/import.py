"""100,000 people, made up here, checked and stored with phone, ID number, home and search index; how fast and in how much memory."""

import csv
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench import Report, scratch
from mulin.doors.kinds import kinds
from mulin.kernel.sheets import importing
from mulin.people.models import Person
from mulin.places import actions as places
from mulin.places.models import Place

PEOPLE = 100_000
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁任沈姚卢单仇解"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华玉萍红梅鑫宇浩然子轩梓涵欣怡诗琪雨泽博文嘉懿晓东建国志"
HEADERS = ["姓名", "性别", "证件号码", "手机号", "小区", "楼栋", "单元", "房号", "与户主关系", "居住性质"]
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


def run(words: list[str]) -> Report:
    people = int(words[0]) if words else PEOPLE
    with scratch.database("import"), tempfile.TemporaryDirectory() as folder:
        community = places.add(None, Place.Kind.COMMUNITY, "测试社区")
        bring_in(
            "houses", written(Path(folder) / "houses.csv", HEADERS[4:8], sorted({row[4:8] for row in made(people)})), community
        )
        warm = written(Path(folder) / "warm.csv", HEADERS, made(2000))
        bring_in("people", warm, community)
        path = written(Path(folder) / "people.csv", HEADERS, made(people))
        before = peak()
        started, worked = time.perf_counter(), time.process_time()
        outcome = bring_in("people", path, community)
        took, work = time.perf_counter() - started, time.process_time() - worked
        assert (outcome.counts.new, Person.objects.count()) == (people - 2000, people), outcome
        grown = peak() - before
        started = time.perf_counter()
        again = bring_in("people", path, community)
        again_took = time.perf_counter() - started
        assert again.counts.unchanged == people
    figures = {
        "people": people,
        "rows_per_second": round(people / took),
        "rows_per_second_of_cpu": round(people / work),  # says more where the machine has other work
        "rows_per_second_the_second_time": round(people / again_took),
        "memory_grown_mb": round(grown, 1),
        "memory_peak_mb": round(peak(), 1),
    }
    return Report("import", figures, {"rows_per_second": (">=", 4000), "memory_grown_mb": ("<=", 100)})


def bring_in(kind: str, path: Path, community: Place) -> importing.Outcome:
    with path.open("rb") as file:
        outcome = importing.run(importing.plan(kinds()[kind], file, path.name), community, NOW)
    assert not outcome.problems, outcome.problems[:3]
    return outcome


def written(path: Path, headers: list[str], rows: Any) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(headers)
        writer.writerows(rows)
    return path


def made(people: int) -> Iterator[tuple[str, ...]]:
    """About three to a room; six rooms to a floor, 12 floors, two entrances, the rest more buildings."""
    dice = random.Random(3)
    for number in range(people):
        home = number // 3
        room, floor, entrance, building = home % 6 + 1, home // 6 % 12 + 1, home // 72 % 2 + 1, home // 144 + 1
        born = date(1940, 1, 1) + timedelta(days=dice.randrange(29_000))
        woman = dice.random() < 0.5
        digits = f"{310101 + number // 500:06d}{born:%Y%m%d}{number % 500 * 2 + (not woman):03d}"  # nobody's twice
        check = "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % 11]
        name = dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=2))
        yield (
            name, "女" if woman else "男", digits + check, f"13{number:09d}", f"第{building // 40 + 1}小区", f"{building} 号楼",
            f"{entrance} 单元", f"{floor}{room:02d}", "户主" if number % 3 == 0 else "配偶" if number % 3 == 1 else "", "户籍",
        )  # fmt: skip


def peak() -> float:
    """MB that this process has ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
