from collections.abc import Iterable

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class PathField(models.CharField):
    """Ancestors' ids, each followed by a slash: "3/17/204/". Compared byte by byte, so a subtree is one index range."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        collation = ' COLLATE "C"' if connection.vendor == "postgresql" else " COLLATE BINARY"
        return f"varchar({self.max_length}){collation}"


def under(path: str, field: str = "path") -> models.Q:
    """Rows at or below `path`: '0' follows '/' in every ASCII order."""
    return models.Q(**{f"{field}__gte": path, f"{field}__lt": path[:-1] + "0"})


def under_any(paths: Iterable[str], field: str = "path") -> models.Q:
    """Rows at or below one of `paths`, such as `me.paths(KEEPERS)`; without any: no row."""
    found = models.Q(pk__in=[])
    for path in paths:
        found |= under(path, field)
    return found


def on_earth() -> models.Q:
    """For a CHECK: no point, or a whole one (WGS 84). A comparison with NULL would let half a point pass."""
    whole = models.Q(lat__isnull=False, lng__isnull=False, lat__range=(-90, 90), lng__range=(-180, 180))
    return models.Q(lat=None, lng=None) | whole
