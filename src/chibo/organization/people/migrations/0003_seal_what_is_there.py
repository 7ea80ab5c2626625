"""Contact data that were entered before are sealed now."""

from django.db import migrations


def seal(apps, schema_editor):
    people = apps.get_model("people", "Person").objects.exclude(email="", phone="").order_by("pk")
    for person in people.iterator(chunk_size=500):
        person.save(update_fields=["email", "email_index", "phone", "phone_index"])


class Migration(migrations.Migration):

    dependencies = [("people", "0002_sealed_contact")]

    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
