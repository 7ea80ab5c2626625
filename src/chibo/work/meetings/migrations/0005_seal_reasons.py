"""Reasons and remarks of the rolls of earlier meetings are sealed now."""

from django.db import migrations


def seal(apps, schema_editor):
    roll = apps.get_model("meetings", "RollEntry").objects.exclude(reason="", remark="")
    for entry in roll.only("pk", "reason", "remark").order_by("pk").iterator(chunk_size=500):
        entry.save(update_fields=["reason", "remark"])


class Migration(migrations.Migration):

    dependencies = [("meetings", "0004_sealed_reasons")]

    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
