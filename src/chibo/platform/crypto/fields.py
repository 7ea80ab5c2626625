"""Model fields whose content is sealed in the database."""

from typing import Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Exact, In

from chibo.platform.crypto.index import blind_index
from chibo.platform.crypto.ring import sealing_key
from chibo.platform.crypto.sealing import Locked, opened, seal


class SealedTextField(models.TextField):  # type: ignore[type-arg]
    """A text that lies sealed in the database and is read and written like any other.

    It can be compared with the empty text only; for equality give it a ``BlindIndexField``.
    """

    def from_db_value(self, value: str | None, expression: object, connection: object) -> str | None:
        """Open what was read."""
        return opened(value, self.sealed_for) if value else value

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """Seal what is written."""
        if isinstance(value, Locked):
            value = value.sealed
        elif isinstance(value, str) and value:
            value = seal(value, self.sealed_for, sealing_key())
        return super().get_db_prep_save(value, connection)

    @property
    def sealed_for(self) -> str:
        """The column a text is bound to."""
        return f"{self.model._meta.label_lower}.{self.name}"


class BlindIndexField(models.CharField):  # type: ignore[type-arg]
    """A keyed hash of another field, filled by itself: equal values have equal hashes, nothing else is told.

    With ``save(update_fields=[...])`` name both fields.
    """

    def __init__(self, *args: Any, of: str = "", kind: str = "text", **kwargs: Any) -> None:
        self.of, self.kind = of, kind
        kwargs |= {"max_length": 32, "blank": True, "default": "", "editable": False, "db_index": True}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """For migrations."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "blank", "default", "editable", "db_index"):
            kwargs.pop(fixed, None)
        return name, path, args, {**kwargs, "of": self.of, "kind": self.kind}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Computed from the field it is of, whenever the row is saved."""
        value = getattr(model_instance, self.of) or ""
        if isinstance(value, Locked):
            return getattr(model_instance, self.attname)
        computed = blind_index(value, self.kind, sealing_key()) if value else ""
        setattr(model_instance, self.attname, computed)
        return computed


class _OnlyEmpty:
    """A sealed text is never equal to what is asked for, so the question is an error, not an empty answer."""

    rhs: Any

    def get_prep_lookup(self) -> Any:
        asked = self.rhs if isinstance(self.rhs, (list, tuple, set)) else [self.rhs]
        if any(value != "" for value in asked):
            raise FieldError("a sealed text cannot be compared; ask its blind index (sealed_equal)")
        return super().get_prep_lookup()  # type: ignore[misc]


@SealedTextField.register_lookup
class _SealedExact(_OnlyEmpty, Exact):
    """``filter(email="")``."""


@SealedTextField.register_lookup
class _SealedIn(_OnlyEmpty, In):
    """``filter(email__in=[""])``."""


def _refuse(name: str) -> None:
    class Refused(models.Lookup):
        """Not possible without opening every row."""

        lookup_name = name

        def get_prep_lookup(self) -> Any:
            raise FieldError(f"a sealed text cannot be searched with {self.lookup_name}")

    SealedTextField.register_lookup(Refused)


for _name in (
    "iexact", "contains", "icontains", "startswith", "istartswith", "endswith", "iendswith", "regex", "iregex",
    "gt", "gte", "lt", "lte", "range",
):  # fmt: skip
    _refuse(_name)
