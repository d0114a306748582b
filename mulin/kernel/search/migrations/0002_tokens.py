"""SQLite: an FTS5 table beside the entries, without content of its own. PostgreSQL: a tsvector column with a GIN index."""

from django.db import migrations

from mulin.kernel.migrating import ByHand

FORWARD = {
    "sqlite": [
        "CREATE VIRTUAL TABLE search_tokens USING fts5(tokens, content='', detail='none', columnsize=0,"
        " tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")",
    ],
    "postgresql": [
        'ALTER TABLE search_entry ALTER COLUMN path TYPE varchar(120) COLLATE "C"',
        "ALTER TABLE search_entry ADD COLUMN tokens tsvector NOT NULL DEFAULT ''",
        "CREATE INDEX search_entry_tokens ON search_entry USING gin (tokens) WITH (fastupdate = off)",
    ],
}
BACKWARD = {
    "sqlite": ["DROP TABLE search_tokens"],
    "postgresql": ["ALTER TABLE search_entry DROP COLUMN tokens"],
}


def run(statements):
    def operation(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return operation


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [ByHand(run(FORWARD), run(BACKWARD))]
