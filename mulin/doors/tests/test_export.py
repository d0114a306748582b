import csv

import pytest
from django.core.management import call_command

from mulin.kernel.sheets import writing
from mulin.people.models import Person


@pytest.mark.django_db
@pytest.mark.row("C027")
def test_people_leave_masked_and_nothing_runs_as_a_formula(stage, bring_in, tmp_path):
    bring_in("people", ["姓名", "手机号"], ["坏名字", "13800138000"])
    Person.objects.filter(name="坏名字").update(name="=cmd|calc")
    path = tmp_path / "people.csv"
    call_command("export", "people", str(path), "--community", "春和社区")
    row = list(csv.reader(path.open(encoding="utf-8-sig")))[-1]
    assert (row[1], row[5]) == ("'=cmd|calc", "138****8000")
    assert "13800138000" not in path.read_text()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\ta", "\ra"])
def test_what_a_spreadsheet_would_run_is_defused(text):
    assert writing.safe(text) == "'" + text


def test_numbers_and_plain_texts_stay():
    assert [writing.safe(value) for value in (5, -5, 1.5, "a=b", "", None)] == [5, -5, 1.5, "a=b", "", None]
