"""The words about people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Gender(models.TextChoices):
    """As the members' list has it."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
