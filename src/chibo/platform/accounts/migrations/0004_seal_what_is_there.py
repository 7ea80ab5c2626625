"""E-mail that was entered before is sealed now; the copy that single sign-on left beside it goes."""

from django.db import migrations


def seal(apps, schema_editor):
    accounts = apps.get_model("accounts", "Account").objects.exclude(email="").only("pk", "email").order_by("pk")
    for account in accounts.iterator(chunk_size=500):
        account.save(update_fields=["email", "email_index"])
    apps.get_model("socialaccount", "SocialAccount").objects.update(extra_data={})


class Migration(migrations.Migration):

    dependencies = [("accounts", "0003_sealed_email"), ("socialaccount", "0006_alter_socialaccount_extra_data")]

    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
