"""A version may have the words of an earlier one; until now each had its own."""

from django.db import migrations, models


def each_has_its_own(apps, schema_editor):
    apps.get_model("documents", "DocumentVersion").objects.update(words_of=models.F("nr"))


class Migration(migrations.Migration):

    dependencies = [("documents", "0004_take_what_is_registered_apart")]

    operations = [
        migrations.AddField("documentversion", "words_of", models.PositiveSmallIntegerField(default=1)),
        migrations.RunPython(each_has_its_own, migrations.RunPython.noop),
        migrations.AddConstraint(
            "documentversion",
            models.CheckConstraint(
                condition=models.Q(words_of__gte=1, words_of__lte=models.F("nr")),
                name="the_words_of_a_version_are_its_own_or_earlier",
            ),
        ),
    ]
