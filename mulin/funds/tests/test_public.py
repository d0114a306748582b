import pytest
from django.db.models import Sum
from django.test import Client

from mulin.funds import actions
from mulin.funds.queries import figures, rows
from mulin.kernel.facts.relay import drain
from mulin.transparency.models import Pending
from tests.stage import NOON, Stage

from .cast import Warm, warm


def lived(stage: Stage) -> Warm:
    fund = warm(stage)
    fund.gift(300, donor=stage.ma_li)
    actions.name_donor(fund.gift(5000, donor_kind="organisation", donor_name="", sponsor=stage.property), by=fund.keeper, at=NOON)
    actions.take_back(fund.gift(40), reason="重复登记", by=fund.keeper, at=NOON)
    fund.budget(fund.aid, 800)
    fund.paid(fund.approved(fund.ask(200, fund.aid, title="一位邻居的轮椅", person=stage.wang_fang)), 180)
    return fund


@pytest.mark.row("C113", "hours-3")
def test_each_figure_is_the_sum_of_the_rows_it_opens(stage: Stage) -> None:
    fund = lived(stage)
    now = figures(fund.fund)

    def total(**of: str) -> int:
        return int(rows(fund.fund, **of).aggregate(sum=Sum("amount"))["sum"] or 0)

    assert (total(of="income"), -total(of="spending"), total(), -total(purpose="wishes")) == (
        now.income, now.spent, now.balance, now.by_purpose["wishes"],
    )  # fmt: skip
    page = Client().get(f"/open/funds/{fund.fund.pk}/").content.decode()
    assert all(figure in page for figure in ("¥5,300.00", "¥180.00", "¥5,120.00", "一位邻居的轮椅", "江城春和物业服务有限公司"))
    assert "马丽" not in page and "王芳" not in page
    assert "¥5,120.00" in Client().get("/open/funds/").content.decode()


def test_a_page_beyond_the_end_is_the_last_one(stage: Stage) -> None:
    fund = warm(stage)
    for yuan in range(1, 28):  # 25 to a page
        fund.gift(yuan)
    address = f"/open/funds/{fund.fund.pk}/?of=income&page="
    first, last, beyond = (Client().get(address + page).context["page"] for page in ("1", "2", "99"))
    assert [line.amount for line in beyond] == [line.amount for line in last] == [200, 100]
    assert (beyond.number, beyond.paginator.count, len(first.object_list)) == (2, 27, 25)
    assert Client().get(address + "99&quarter=2020Q1").context["page"].number == 1
    assert Client().get(f"{address}{2**63 - 1}").context["page"].number == 2


def test_in_english_by_its_english_name(stage: Stage) -> None:
    fund = lived(stage)
    client = Client()
    client.cookies["django_language"] = "en"
    page = client.get(f"/open/funds/{fund.fund.pk}/?of=income").content.decode()
    assert "Warm Neighbours Fund" in page and "Small wishes" in page and "Income" in page


def test_a_fund_nobody_knows_is_not_found(stage: Stage) -> None:
    assert Client().get("/open/funds/99/").status_code == 404


def test_each_row_has_its_proof_and_the_log_names_nobody(stage: Stage) -> None:
    lived(stage)
    drain()
    said = list(Pending.objects.order_by("id").values_list("kind", "data"))
    assert sorted(kind for kind, _record in said) == [
        "funds.approval", "funds.approval", "funds.gift", "funds.gift", "funds.gift", "funds.gift_taken_back", "funds.spending",
    ]  # fmt: skip
    assert not any(name in str(said) for name in ("马丽", "王芳", "物业"))
