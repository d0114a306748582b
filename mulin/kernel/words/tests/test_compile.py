from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

from mulin.kernel.words.compile import compile_all

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
WORDS = "".join(f'\nmsgid "楼长{number}"\nmsgstr "Building head {number}"\n' for number in range(50))
TOGETHER = 4


def _compile(barrier: Barrier, root: Path) -> None:
    barrier.wait()
    compile_all(root)


def test_processes_that_start_together_all_find_whole_catalogues(tmp_path: Path):
    """The checks of a clean clone begin several at once, and each compiles what is missing."""
    for module in range(60):
        folder = tmp_path / f"module{module}" / "locale/en/LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "django.po").write_text(HEAD + WORDS)
    many = get_context("spawn")
    barrier = many.Barrier(TOGETHER)
    processes = [many.Process(target=_compile, args=(barrier, tmp_path)) for _ in range(TOGETHER)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * TOGETHER
    assert sorted({path.name for path in tmp_path.rglob("*") if path.is_file()}) == ["django.mo", "django.po"]
    assert compile_all(tmp_path) == 0
