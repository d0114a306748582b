from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

Tenant = tuple[Any, str]


def schema() -> str:
    """The schema that holds this tenant's tables: part of every stored path."""
    return tenant()[1]


def tenant() -> Tenant:
    """Database and schema of the tenant being served: part of every key of a cache kept in the process."""
    return tenant_of(connections[DEFAULT_DB_ALIAS])


def tenant_of(connection: Any) -> Tenant:
    """The same for who has the connection at hand: looking it up costs microseconds."""
    return connection.settings_dict["NAME"], getattr(connection, "schema_name", None) or "public"
