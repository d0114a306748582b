"""Who may open a file. Modules that keep files register how they decide; a file nobody vouches for is its uploader's alone."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from mulin.kernel.access.asking import Standing

from .models import File

MaySee = Callable[[Standing, str], bool]
Uses = Callable[[Collection[str]], Collection[str]]


@dataclass(frozen=True)
class Guard:
    may_see: MaySee
    uses: Uses | None  # of these keys, the ones still in use; without it nothing is ever purged


TABLE: dict[str, Guard] = {}


def register(name: str, may_see: MaySee, *, uses: Uses | None = None) -> None:
    """Called from a module's `AppConfig.ready`. `may_see(standing, key)` answers False for keys that are not its own."""
    TABLE[name] = Guard(may_see, uses)


def may_see(standing: Standing, file: File) -> bool:
    if file.by_account is not None and file.by_account == standing.account_id:
        return True
    return any(guard.may_see(standing, file.key) for guard in _asked(file.guard))


def still_used(keys: Collection[str], guard: str = "") -> set[str]:
    """Those of `keys` that some module uses, or might."""
    asked = _asked(guard)
    if not asked or any(one.uses is None for one in asked):
        return set(keys)
    return {key for one in asked if one.uses for key in one.uses(keys)}


def _asked(name: str) -> list[Guard]:
    if not name:
        return list(TABLE.values())
    return [TABLE[name]] if name in TABLE else []
