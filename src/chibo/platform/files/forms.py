"""Every form that takes a file is an ``UploadForm``: it asks the mark and sends the file through the gate."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError
from chibo.platform.files.choices import SECRET_MARKS, Mark
from chibo.platform.files.errors import LooksSecret, MarkedSecret
from chibo.platform.files.gate import ClearedUpload, Declared, clear_upload, glance


class UploadForm(forms.Form):
    """Asks the mark and looks at the file; after that ``cleaned_data`` holds only a file that may be kept."""

    always_asks_mark = False
    """Whether the mark is asked also without a file, as when a document is registered."""

    keeps_the_file = True
    """False: the file is read and forgotten; then only its mark is looked for."""

    mark = forms.ChoiceField(
        label=_("Mark on the paper"), required=False, choices=[("", _("Choose…")), *Mark.choices],
        help_text=_("As it is stamped on the first page; asked for every file."),
    )
    false_alarm = forms.CharField(
        label=_("Why it is a false alarm"), required=False, max_length=300,
        help_text=_("At least ten characters. Kept on the audit trail; quote nothing of the paper."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refused_as_secret = False
        self.asks_reason = False

    def clean(self) -> dict[str, Any]:
        """The gate. ``mark`` and ``false_alarm`` are used up here; services see the file only."""
        given = super().clean() or {}
        declared = Declared(Mark(given.pop("mark", "") or Mark.NONE), given.pop("false_alarm", ""))
        said = bool(self.data.get(self.add_prefix("mark")))
        files = {name: value for name, value in given.items() if isinstance(value, UploadedFile)}
        if not said and (files or self.always_asks_mark) and "mark" not in self.errors:
            self.add_error("mark", _("Look at the paper and say which mark it carries. Nothing was kept."))
        if declared.mark in SECRET_MARKS and not files:
            self._refuse("mark", MarkedSecret(mark=declared.mark.label))
        for name, upload in files.items():
            try:
                if self.keeps_the_file:
                    given[name] = ClearedUpload(upload, clear_upload(upload, declared))
                else:
                    glance(upload, declared)
            except DomainError as refused:
                self._refuse("mark" if declared.mark in SECRET_MARKS else name, refused)
                given.pop(name, None)
        return given

    def _refuse(self, field: str, refused: DomainError) -> None:
        self.refused_as_secret |= isinstance(refused, MarkedSecret)
        self.asks_reason |= isinstance(refused, LooksSecret)
        self.add_error(field, refused.sentence)
