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
