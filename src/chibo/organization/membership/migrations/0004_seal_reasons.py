"""Reasons of leave that were written before are sealed now."""

from django.db import migrations


def seal(apps, schema_editor):
    leaves = apps.get_model("membership", "Leave").objects.exclude(reason="").only("pk", "reason").order_by("pk")
    for leave in leaves.iterator(chunk_size=500):
        leave.save(update_fields=["reason"])


class Migration(migrations.Migration):

    dependencies = [("membership", "0003_sealed_reasons")]

    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
