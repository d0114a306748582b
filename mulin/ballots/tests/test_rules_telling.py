"""What the count says of itself: sentences to check by hand."""

from datetime import date

from django.utils.translation import override

from mulin.ballots.rules import shelf, telling
from mulin.ballots.rules.counting import OptionRow, Totals

from .counted import held

TODAY = date(2026, 11, 22)
NAMES = {1: "楼道灯", 2: "门厅粉刷", 3: "长椅"}


def test_the_steps_of_an_owners_decision_can_be_checked_by_hand():
    result = held(
        shelf.find("civil-code-278-special", TODAY), ["yes"] * 5 + ["no"] * 2, areas=[10000] * 7, entitled=Totals(9, 95050)
    )[0]
    assert [telling.step_words(one) for one in result.steps] == [
        "参与 700.00 ㎡ ÷ 全体 950.50 ㎡ = 73.64%；要达到 2/3，至少 633.67 ㎡：达到",
        "参与 7 人 ÷ 全体 9 人 = 77.77%；要达到 2/3，至少 6 人：达到",
        "同意 500.00 ㎡ ÷ 参与 700.00 ㎡ = 71.42%；要达到 3/4，至少 525.00 ㎡：没有达到",
        "同意 5 人 ÷ 参与 7 人 = 71.42%；要达到 3/4，至少 6 人：没有达到",
    ]
    assert telling.outcome_words(result) == "未通过"
    with override("en"):
        assert (
            telling.step_words(result.steps[1])
            == "voting 7 people ÷ of all 9 people = 77.77%; 2/3 is needed, at least 6 people: reached"
        )


def test_what_is_not_reached_never_looks_as_if_it_were():
    assert (
        telling.percent(6666, 10000) == "66.66%"
        and telling.percent(49999, 100000) == "49.99%"
        and telling.percent(1, 0) == "0.00%"
    )
    assert telling.yuan("1000/3") == "3.33" and telling.yuan("1000/3", up=True) == "3.34" and telling.yuan(1234500) == "12,345"


def test_a_budget_says_of_each_project_who_paid_or_why_not():
    options = [OptionRow(1, 10000), OptionRow(2, 9000), OptionRow(3, 3000)]
    cast = [[1, 2]] * 3 + [[1]] * 2 + [[3]]
    by_shares = held(shelf.find("budget-equal-shares", TODAY), cast, options=options, amount=18000)[0]
    assert [telling.explanation_words(one, NAMES) for one in by_shares.explanations] == [
        ["5 人支持，要花 100 元。", "第 1 个买下：5 人各付 20 元。"],
        ["3 人支持，要花 90 元。", "没有买：支持它的人最后一共还剩 30 元，差 60 元。"],
        ["1 人支持，要花 30 元。", "第 2 个买下：1 人各付 30 元。"],
    ]
    assert (by_shares.winners, by_shares.beside, by_shares.share) == ((1, 3), (1, 3), "3000")
    greedy = held(shelf.find("budget-greedy", TODAY), cast, options=options, amount=18000)[0]
    assert [telling.explanation_words(one, NAMES)[1] for one in greedy.explanations] == [
        "第 1 个选中：轮到时还有 180 元。", "没有选中：轮到它时只剩 80 元，差 10 元。", "第 2 个选中：轮到时还有 80 元。",
    ]  # fmt: skip


def test_each_round_says_who_left_and_why():
    cast = [[1]] * 6 + [[2]] * 4 + [[3]] * 3 + [[4, 3]] + [[1]]
    result = held(shelf.find("instant-run-off", TODAY), cast, options=4)[0]
    names = NAMES | {4: "花坛"}
    assert [telling.round_words(one, names) for one in result.rounds] == [
        "花坛 最少，淘汰。", "并列最少，长椅 在之前的轮次里票少，淘汰。", "有一项超过一半，当选。",
    ]  # fmt: skip
