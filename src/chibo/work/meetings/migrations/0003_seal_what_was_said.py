"""What was said before is sealed now."""

from django.db import migrations


def seal(apps, schema_editor):
    said = apps.get_model("meetings", "Statement").objects.exclude(text="").only("pk", "text").order_by("pk")
    for statement in said.iterator(chunk_size=500):
        statement.save(update_fields=["text"])


class Migration(migrations.Migration):

    dependencies = [("meetings", "0002_sealed_statements")]

    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
