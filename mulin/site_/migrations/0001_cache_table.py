"""The table of the shared cache, so that no installation forgets `createcachetable`."""

from typing import Any

from django.core.management import call_command
from django.db import migrations

from mulin.kernel.migrating import ByHand


def make(apps: Any, schema_editor: Any) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute("DROP TABLE shared_cache")


class Migration(migrations.Migration):
    operations = [ByHand(make, drop)]
