"""``chibo``: starts Django, chooses the language, hands over to the commands.

The language of help and messages is Vietnamese; ``CHIBO_LANGUAGE=en`` makes it English.
"""

import gettext
import os
import sys
from importlib import import_module
from pathlib import Path

import django
from django.utils import translation

LANGUAGES = ("vi", "en")


def main() -> None:
    """Entry point of the ``chibo`` command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")
    django.setup()
    speak(os.environ.get("CHIBO_LANGUAGE", "vi"))
    commands = import_module("chibo.surfaces.cli.commands")
    try:
        commands.cli(prog_name="chibo")
    except KeyboardInterrupt:
        sys.exit(130)


def speak(language: str) -> None:
    """Our own sentences and those of the command-line library in the wanted language."""
    chosen = language if language in LANGUAGES else "vi"
    translation.activate(chosen)
    os.environ["LANGUAGE"] = chosen
    gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))
