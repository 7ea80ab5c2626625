"""An old register comes in as a workbook."""

from django import forms
from django.utils.translation import gettext_lazy

from chibo.platform.files.forms import UploadForm
from chibo.work.documents.choices import Direction


class OldRegisterForm(UploadForm):
    """The workbook of an old register. It is read and forgotten; only the preview stays."""

    keeps_the_file = False

    direction = forms.ChoiceField(label=gettext_lazy("Which register"), choices=Direction.choices)
    file = forms.FileField(label=gettext_lazy("Excel file (.xlsx)"))
