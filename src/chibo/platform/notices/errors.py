from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class NoticeAlreadySent(DomainError):
    code = "notices.already-sent"
    message = _(
        "This notice has already been sent; a sent notice is not changed. Write a new one if something is different."
    )


class NoticeWithdrawn(DomainError):
    code = "notices.withdrawn"
    message = _("This draft was withdrawn. Nothing was sent; prepare a new one if it is needed.")


class NobodyToSendTo(DomainError):
    code = "notices.nobody"
    message = _("The notice has no recipient yet. Nothing was sent; it stays in the outbox until someone is on it.")


class NothingFailed(DomainError):
    code = "notices.nothing-failed"
    message = _("No mail of this notice has failed. Nothing has to be sent again.")


class EmptyTitle(DomainError):
    code = "notices.empty-title"
    message = _("A notice needs a title. Nothing was saved; write what it is about in one line.")


class TextTooLong(DomainError):
    code = "notices.too-long"
    message = _(
        "The text has %(length)s characters; a notice holds %(limit)s. Nothing was saved; put the rest into a document."
    )
