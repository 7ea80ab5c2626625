"""chibo keys: the keys of the protected columns, and the sheet of paper without which no backup opens."""

import click
from django.conf import settings
from django.utils.translation import gettext as _

from chibo.platform.backups.passphrase import note_written_down, own_passphrase
from chibo.platform.crypto.keys import given_from_outside, key_file, keyring
from chibo.platform.crypto.services import forget_old_keys, rekey
from chibo.platform.search.services import reseal_index
from chibo.surfaces.cli.saying import bar, refusing

PROCESS = "chibo keys"


@click.group(help=_("The keys of the protected columns, and the passphrase of the backups."))
def keys() -> None:
    """Keys."""


@keys.command("rekey", help=_("Seal every protected text anew with a new key, while people work; goes on after a break."))
@click.option("--no-new", is_flag=True, help=_("Make no new key: use the one that stands first."))
@refusing
def rekey_texts(no_new: bool) -> None:
    """In batches; each row says under which key it lies."""
    with bar(_("Keys")) as tell:
        done = rekey(by=PROCESS, tell=tell, new=not no_new)
        reseal_index()
    click.echo(_("%(n)s texts lie under key %(key)s now.") % {"n": done.done, "key": done.key_id})
    if done.locked:
        words = _("%(n)s texts could not be opened and were left as they are: their key is missing.")
        click.echo(words % {"n": done.locked}, err=True)
    click.echo(_("Make a backup now. When every server has been restarted: chibo keys forget"))


@keys.command(help=_("Take away the old keys under which no text lies any more. Backups keep theirs."))
@refusing
def forget() -> None:
    """Only what nobody needs."""
    gone = forget_old_keys(by=PROCESS)
    if gone:
        click.echo(_("Forgotten: %(keys)s.") % {"keys": ", ".join(gone)})
    else:
        click.echo(_("Every key is still needed; none was taken away."))


@keys.command(help=_("Show the passphrase of the backups and the keys, to be written down and kept away from this machine."))
@refusing
def sheet() -> None:
    """For the safe."""
    click.echo(_("Passphrase of the backups: %(passphrase)s") % {"passphrase": own_passphrase()})
    place = "CHIBO_FIELD_KEYS" if given_from_outside() else key_file()
    click.echo(_("Keys of the protected columns (%(place)s; they are in every backup, too):") % {"place": place})
    for key in keyring().keys:
        click.echo(f"  {key.id}  {key.text}")
    click.echo(_("Data folder: %(folder)s") % {"folder": settings.CHIBO_DATA})
    note_written_down()
