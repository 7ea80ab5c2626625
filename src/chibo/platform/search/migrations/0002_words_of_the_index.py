from django.db import migrations

from chibo.platform.search.backends.fts5 import Fts5
from chibo.platform.search.backends.tsvector import TsVector


def create(apps, schema_editor):
    """The tables of the words: FTS5 on SQLite, tsvector on PostgreSQL."""
    {"sqlite": Fts5(), "postgresql": TsVector()}[schema_editor.connection.vendor].create()


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index_and_saved_searches")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
