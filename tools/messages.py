"""Catalogues of translations: extract, update, compile, check. One catalogue per app, beside its code.

    python tools/messages.py src/chibo/work/tasks     update and compile this app's Vietnamese catalogue
    python tools/messages.py                          the same for every app
    python tools/messages.py --compile                only compile (done by `make run` and `make test`)
    python tools/messages.py --check                  fail when a sentence has no Vietnamese, or two
"""

import sys
from collections import defaultdict
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "chibo"
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2.ext.babel_extract"),
           ("**/templates/**.txt", "jinja2.ext.babel_extract")]
JINJA = {"newstyle_gettext": "true", "trimmed": "true", "silent": "false",
         "extensions": "jinja2.ext.do,jinja2.ext.loopcontrols"}
KEYWORDS: dict[str, tuple[object, ...] | None] = {
    "_": None, "gettext": None, "gettext_lazy": None, "N_": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}


def main(arguments: list[str]) -> int:
    """Run what the arguments ask for; the number of problems decides the exit code."""
    flags = {word for word in arguments if word.startswith("--")}
    named = [Path(word).resolve() for word in arguments if not word.startswith("--")]
    apps = named or [*sorted(found.parent for found in PACKAGE.rglob("apps.py")), PACKAGE / "config"]
    if "--compile" in flags:
        for app in apps:
            compile_catalogue(app)
        return 0
    if "--check" in flags:
        problems = check(apps)
        print("\n".join(problems) or "every sentence has one Vietnamese translation")
        return 1 if problems else 0
    for app in apps:
        print(f"{app.relative_to(ROOT)}: {update(app)}")
        compile_catalogue(app)
    return 0


def po_file(app: Path) -> Path:
    """Where an app keeps its Vietnamese."""
    return app / "locale" / "vi" / "LC_MESSAGES" / "django.po"


def extracted(app: Path) -> Catalog:
    """Every marked sentence in the code and templates of the app (not of apps inside it)."""
    catalogue = Catalog(locale="vi", domain="django", charset="utf-8", fuzzy=False)
    inner = [found.parent for found in app.rglob("apps.py") if found.parent != app]
    for name, line, message, comments, context in extract_from_dir(
        app, METHODS, {"**/templates/**.html": JINJA, "**/templates/**.txt": JINJA}, keywords=KEYWORDS,
        comment_tags=("Translators:",),
    ):
        if "migrations" not in name and not any((app / name).is_relative_to(other) for other in inner):
            catalogue.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return catalogue


def stored(app: Path) -> Catalog:
    """The catalogue as it lies on disk."""
    file = po_file(app)
    if not file.exists():
        return Catalog(locale="vi", domain="django", charset="utf-8", fuzzy=False)
    with file.open("rb") as source:
        return read_po(source, locale="vi", domain="django")


def update(app: Path) -> str:
    """Bring the catalogue up to date with the code; returns what is still to translate."""
    fresh = extracted(app)
    if not len(fresh):
        return "nothing to translate"
    kept = stored(app)
    for message in fresh:
        old = kept.get(message.id, context=message.context) if message.id else None
        if old is not None and not old.fuzzy:
            message.string = old.string
        message.locations = sorted({(place, 0) for place, _ in message.locations})
    file = po_file(app)
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh.header_comment = f"# Vietnamese sentences of {app.relative_to(PACKAGE)}."
    with file.open("wb") as target:
        write_po(target, fresh, sort_output=True, include_lineno=False, omit_header=False, width=100)
    _drop_dates(file)
    missing = [message.id for message in fresh if message.id and not _translated(message)]
    return f"{len(fresh)} sentences, {len(missing)} to translate"


def compile_catalogue(app: Path) -> None:
    """Write the .mo file beside the .po file."""
    file = po_file(app)
    if file.exists():
        with file.with_suffix(".mo").open("wb") as target:
            write_mo(target, stored(app))


def check(apps: list[Path]) -> list[str]:
    """What is missing, left over, or said in two ways."""
    problems = []
    said: dict[tuple[object, object], set[str]] = defaultdict(set)
    for app in apps:
        fresh, kept = extracted(app), stored(app)
        for message in fresh:
            known = kept.get(message.id, context=message.context) if message.id else None
            if message.id and (known is None or not _translated(known)):
                problems.append(f"{app.relative_to(ROOT)}: no Vietnamese for {message.id!r}")
            elif message.id and known is not None:
                said[(str(message.id), message.context)].add(str(known.string))
                problems += [f"{app.relative_to(ROOT)}: {fault}" for fault in map(str, known.check())]
    problems += [f"{key[0]!r} is said in {len(ways)} ways: {sorted(ways)}"
                 for key, ways in said.items() if len(ways) > 1]
    return problems


def _translated(message: object) -> bool:
    text = getattr(message, "string", "")
    return all(text) if isinstance(text, tuple) else bool(text)


def _drop_dates(file: Path) -> None:
    noise = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team",
             "Report-Msgid-Bugs-To", "Project-Id-Version", "Generated-By")
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith(tuple(f'"{word}' for word in noise))),
                    encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
