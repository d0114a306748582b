from django.db import connection


def schema() -> str:
    """The schema that holds this tenant's tables: part of every stored path."""
    return getattr(connection, "schema_name", None) or "public"


def tenant() -> tuple[str, str]:
    """Database and schema of the tenant being served: part of every key of a cache kept in the process."""
    return str(connection.settings_dict["NAME"]), schema()
