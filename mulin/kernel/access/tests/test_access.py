import pytest

from mulin.kernel.access import No, Refused, Yes, require


def test_yes_is_true_and_no_is_false_with_a_reason() -> None:
    assert (bool(Yes()), bool(No("不在您的网格")), No("不在您的网格").reason) == (True, False, "不在您的网格")


def test_requiring_a_yes_passes_and_a_no_gives_its_reason() -> None:
    require(Yes())
    with pytest.raises(Refused) as told:
        require(No("不在您的网格"))
    assert str(told.value) == "不在您的网格"
