"""What people type about documents."""

from chibo.work.documents.forms.importing import OldRegisterForm
from chibo.work.documents.forms.registering import (
    DocumentForm,
    IssuedChangeForm,
    IssuedForm,
    PaperForm,
    SpreadForm,
    VersionForm,
)
from chibo.work.documents.forms.stubs import MoveForm, StubForm
from chibo.work.documents.forms.tying import BeginForm, DrawForm, ReasonForm, RelationForm, UnrelateForm

__all__ = [
    "BeginForm", "DocumentForm", "DrawForm", "IssuedChangeForm", "IssuedForm", "MoveForm", "OldRegisterForm", "PaperForm",
    "ReasonForm", "RelationForm", "SpreadForm", "StubForm", "UnrelateForm", "VersionForm",
]
