"""Awards as outside programs read them: valid by the published schema, and nobody who was helped is in them."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from django.core.management import call_command
from django.test import Client
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.stage import Stage

from .cast import warm

SCHEMAS = Path(__file__).parents[4] / "shared/data/funds/360giving_standard"  # 360Giving 1.4, CC BY 4.0
FORMATS = jsonschema.FormatChecker()
FORMATS.checks("date-time", raises=ValueError)(
    lambda one: not isinstance(one, str) or ("T" in one and bool(datetime.fromisoformat(one)))
)


def faults(package: Any) -> list[str]:
    of_grants = DRAFT202012.create_resource(json.loads((SCHEMAS / "360-giving-schema.json").read_text()))
    whole = json.loads((SCHEMAS / "360-giving-package-schema.json").read_text())
    there = Registry().with_resources(
        [(of_grants.contents["$id"], of_grants), (whole["properties"]["grants"]["items"]["$ref"], of_grants)]
    )
    checker = jsonschema.Draft202012Validator(whole, registry=there, format_checker=FORMATS)
    return [f"{'/'.join(map(str, one.path))}: {one.message[:200]}" for one in checker.iter_errors(package)]


@pytest.mark.row("C113")
@pytest.mark.skipif(not SCHEMAS.exists(), reason="the schema lies in ../shared/data")
def test_awards_are_valid_360giving_and_name_nobody(stage: Stage, tmp_path: Path) -> None:
    fund = warm(stage)
    fund.gift(1000)
    fund.budget(fund.seats, 800)
    fund.budget(fund.aid, 200)
    fund.paid(fund.approved(fund.ask(600, payee="江城适老家具有限公司")), 550)
    fund.paid(fund.approved(fund.ask(100, fund.aid, title="一位邻居的轮椅", person=stage.wang_fang, about="手术后")), 100)
    fund.approved(fund.ask(50))
    fund.ask(70)  # not approved: no award
    file = tmp_path / "awards.json"
    call_command("export", "awards", str(file), community="春和社区", format="360giving", verbosity=0)
    answer = Client().get("/open/funds/awards.json")
    for package in (json.loads(file.read_text()), answer.json()):
        assert faults(package) == []
        assert [(one["title"], one["amountAwarded"], one.get("amountDisbursed")) for one in package["grants"]] == [
            ("适老座椅 12 把", 600, 550), ("一位邻居的轮椅", 100, 100), ("适老座椅 12 把", 50, None),
        ]  # fmt: skip
        who = [one.get("recipientIndividual") or one["recipientOrganization"][0] for one in package["grants"]]
        assert [one["name"] for one in who] == ["江城适老家具有限公司", "Individual recipient", "江城春和物业服务有限公司"]
        assert not any(word in json.dumps(package, ensure_ascii=False) for word in ("王芳", "手术"))
    del package["grants"][0]["currency"]
    assert len(faults(package)) == 1
