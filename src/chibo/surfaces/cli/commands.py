"""The commands. Each is a few lines: arguments in, a service or query, one clear sentence out."""

import click
from django.utils.translation import gettext as _

from chibo import __version__
from chibo.surfaces.cli import accounts, checking, keeping, keys, papers, searching, serving, taking_in

cli = click.Group(
    help=_("chibo: the working desk of a Party cell. English: CHIBO_LANGUAGE=en chibo --help"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
click.version_option(__version__, "--version", prog_name="chibo", help=_("Show the version."))(cli)

cli.add_command(serving.run)
cli.add_command(serving.worker)
cli.add_command(taking_in.demo)
cli.add_command(taking_in.import_members)
cli.add_command(accounts.new_password)
cli.add_command(accounts.second_factor_off)
cli.add_command(papers.paper)
cli.add_command(searching.search)
cli.add_command(keeping.backup)
cli.add_command(keeping.restore)
cli.add_command(keys.keys)
cli.add_command(checking.audit)
cli.add_command(checking.doctor)
