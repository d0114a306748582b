from mulin.kernel.ui.whole import MANY, keys, whole

HUGE = "9" * 5000  # `int` refuses it with an exception of its own


def test_a_number_is_a_number_or_it_is_none():
    assert [whole(text) for text in ("7", "007", str(2**63 - 1), str(2**63), HUGE, "", None, " 7", "+7", "-7", "7.0", "٣", "²")] == [
        7, 7, 2**63 - 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]  # fmt: skip
    assert (whole("x", None), whole("10", -1, most=9), whole(str(MANY), most=MANY)) == (None, -1, MANY)
    assert keys(["3", "x", HUGE, "0", "4"]) == [3, 4]
