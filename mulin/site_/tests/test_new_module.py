import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mulin.site_ import new_module
from mulin.site_.environment import ROOT


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the house, to build in."""
    leave = shutil.ignore_patterns("__pycache__", "*.pyc", "node_modules")
    shutil.copytree(ROOT / "mulin", tmp_path / "mulin", ignore=leave)
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def run(copy: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", *words], cwd=copy, capture_output=True, text=True, check=False)


def test_a_new_module_stands_on_its_floor_and_starts(copy):
    new_module.make(copy, "libraries", "service")

    assert {"README.md", "apps.py", "actions", "tests"} <= {path.name for path in (copy / "mulin/libraries").iterdir()}
    assert run(copy, "mulin", "makemigrations", "--check", "--dry-run", "libraries").returncode == 0
    walls = subprocess.run([Path(sys.executable).parent / "lint-imports", "--no-cache"], cwd=copy, capture_output=True, text=True)
    assert "libraries" not in walls.stdout, walls.stdout


def test_a_wall_stops_a_new_service_that_knows_another(copy):
    new_module.make(copy, "libraries", "service")
    (copy / "mulin/libraries/queries.py").write_text("from mulin.matters.models import Matter as Matter\n")

    walls = subprocess.run([Path(sys.executable).parent / "lint-imports", "--no-cache"], cwd=copy, capture_output=True, text=True)
    assert "mulin.libraries is not allowed to import mulin.matters" in walls.stdout


@pytest.mark.parametrize(("name", "sentence"), [("Books", "small letters"), ("matters", "already"), ("a-b", "small letters")])
def test_a_name_that_will_not_do_is_refused(copy, name, sentence):
    with pytest.raises(new_module.Refusal, match=sentence):
        new_module.make(copy, name, "service")
