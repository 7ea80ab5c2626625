"""Uploads wait in memory, never on disk, until the gate has looked at them; what is too much is not even kept there."""

import io
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class InMemoryOnly(FileUploadHandler):
    """Keeps a file up to the limit; of a bigger one only its size, so that the refusal can say it."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.kept = io.BytesIO()
        self.most = (settings.FILES_MAX_MEGABYTES + 1) * 1024 * 1024

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece of it; beyond the limit pieces are dropped."""
        if start + len(raw_data) <= self.most:
            self.kept.write(raw_data)
        elif self.kept.tell():
            self.kept = io.BytesIO()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file with its true size."""
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name or "", self.content_type, file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip
