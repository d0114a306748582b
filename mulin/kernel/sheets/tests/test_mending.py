from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from mulin.kernel.sheets import mending, moments
from mulin.kernel.sheets.mending import Hints, Unreadable

HERE = Hints()
AMERICA = Hints(month_first=True, zone=ZoneInfo("America/New_York"))


@pytest.mark.parametrize(
    "cell",
    ["2019-02-28", "2019/2/28", "2019.2.28", "2019年2月28日", "20190228", "2019年02月28号 星期四", "２０１９－２－２８", "二〇一九年二月二十八日",
     "二零一九年二月二十八日", 43524, 43524.0, "43524", date(2019, 2, 28), datetime(2019, 2, 28, 11, 25), "2019/2/28 11:25:05", "\t2019-2-28\xa0"],
)  # fmt: skip
def test_a_day_in_many_shapes(cell):
    assert moments.day(cell, HERE) == date(2019, 2, 28)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2019/2/28 11:25:05", datetime(2019, 2, 28, 3, 25, 5, tzinfo=UTC)),
        ("2019年2月28日 下午3点05分", datetime(2019, 2, 28, 7, 5, tzinfo=UTC)),
        ("2019-02-28T11:25:05Z", datetime(2019, 2, 28, 11, 25, 5, tzinfo=UTC)),
        ("2019-02-28 11:25:05+08:00", datetime(2019, 2, 28, 3, 25, 5, tzinfo=UTC)),
        ("2019-02-28", datetime(2019, 2, 27, 16, 0, tzinfo=UTC)),
        (datetime(2019, 2, 28, 11, 25), datetime(2019, 2, 28, 3, 25, tzinfo=UTC)),
        (date(2019, 2, 28), datetime(2019, 2, 27, 16, 0, tzinfo=UTC)),
        (43524.5, datetime(2019, 2, 28, 4, 0, tzinfo=UTC)),
    ],
)
def test_a_moment_in_many_shapes(cell, expected):
    assert moments.moment(cell, HERE) == expected


def test_month_first_only_when_the_file_says_so():
    assert moments.moment("04/12/2018 11:11:26 PM", AMERICA) == datetime(2018, 4, 13, 3, 11, 26, tzinfo=UTC)
    assert moments.moment("04/12/2018 12:11:26 AM", AMERICA) == datetime(2018, 4, 12, 4, 11, 26, tzinfo=UTC)
    with pytest.raises(Unreadable, match="看不出是哪一天"):
        moments.day("04/12/2018", HERE)


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        (0, "1899"), (1, "1899"), (date(1900, 1, 1), "1900 年"), ("1900-01-00", "没有"), ("2019-02-30", "没有“2019-02-30”这一天"),
        ("去年春天", "看不出"), ("80-1-2", "看不出"), ("2019-2-28 傍晚", "时间看不懂"), ("2019-2-28 25:00", "没有"), ("9999-01-01", "太远"),
    ],
)  # fmt: skip
def test_what_is_no_real_day_gets_a_sentence(cell, sentence):
    with pytest.raises(Unreadable, match=sentence):
        moments.day(cell, HERE)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (123.0, "123"), (123, "123"), ("１２３", "123"), (" 138\t0013 8000\xa0", "13800138000"), ("\u200b310101", "310101"),
        (310101199001011234, None), (3.10101199001011e17, None), ("3.10101E+17", None), ("31010119900101123x", "31010119900101123x"),
    ],
)  # fmt: skip
def test_numbers_that_are_names(cell, expected):
    if expected is None:
        with pytest.raises(Unreadable, match="已经丢失"):
            mending.code(cell, HERE)
    else:
        assert mending.code(cell, HERE) == expected


def test_lines_and_long_texts():
    assert mending.line("  张\u3000三\xa0\t李四 \ufeff", HERE) == "张 三 李四"
    assert mending.line("阿依古丽·买买提", HERE) == "阿依古丽·买买提"
    assert mending.line("𠮷田", HERE) == "𠮷田"
    assert mending.line("'=1+1", HERE) == "=1+1"
    assert mending.whole("\n\t\t您好：\r\n\t第二段\n", HERE) == "您好：\n\t第二段"


def test_measures_and_choices():
    assert mending.hundredths("98.5㎡", HERE) == 9850
    assert mending.hundredths(101.235, HERE) == 10124
    assert mending.number("1,234.50", HERE) == Decimal("1234.50")
    assert mending.yes("是", HERE) is True and mending.yes(0.0, HERE) is False
    assert mending.choice({"男": "1", "女": "2"})(" 男 ", HERE) == "1"
    with pytest.raises(Unreadable, match="可填：男、女"):
        mending.choice({"男": "1", "女": "2", "m": "1"})("M先生", HERE)
    with pytest.raises(Unreadable, match="不是数字"):
        mending.number("NaN", HERE)
