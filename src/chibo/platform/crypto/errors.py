"""Refusals about keys."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class BadKeys(DomainError):
    """The key file or variable cannot be used."""

    code = "crypto.bad-keys"
    message = _(
        "The keys in %(place)s cannot be read: each line is 43 letters, digits, - or _. Nothing was changed; "
        "put the key file back from the backup."
    )


class KeysMissing(DomainError):
    """There is sealed data, but no key for it: making a new one would hide the loss."""

    code = "crypto.keys-missing"
    message = _(
        "The key of the protected columns is missing (%(place)s; needed: %(ids)s). Nothing was saved and nothing is "
        "lost: put the key file back, it is in every backup."
    )


class KeysFromOutside(DomainError):
    """The keys are given by the environment; the program cannot change them."""

    code = "crypto.keys-from-outside"
    message = _(
        "The keys are given by CHIBO_FIELD_KEYS, so chibo cannot make one. Nothing was changed: put a new key in "
        "front of the others there, restart, and call chibo keys rekey --no-new"
    )
