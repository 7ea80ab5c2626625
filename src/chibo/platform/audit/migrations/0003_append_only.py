"""The database refuses to change a line: triggers on both engines."""

from django.db import migrations

from chibo.platform.audit import guards


def guard(apps, schema_editor):
    guards.guard(schema_editor.connection)


def unguard(apps, schema_editor):
    guards.unguard(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [("audit", "0002_units_and_fingerprints")]

    operations = [migrations.RunPython(guard, unguard)]
