"""Build the icon sprite from the SVG files of the npm package ``lucide-static``.

    npm pack lucide-static@1.62.0 && tar xzf lucide-static-*.tgz
    python tools/icons.py package/icons

The sprite is committed, so nobody needs npm to run chibo; to add an icon, add its Lucide name to
``ICONS`` and run this again. Colour and stroke come from CSS (``.icon``), never from the sprite.
"""

import re
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/chibo/web/static/web/icons.svg"

ICONS = """
activity alarm-clock archive arrow-down arrow-left arrow-right arrow-up arrow-up-down award
badge-check ban bell book-open briefcase building-2
calendar calendar-check calendar-clock calendar-days calendar-plus
check chevron-down chevron-left chevron-right chevron-up
circle circle-alert circle-check circle-dashed circle-dot circle-question-mark circle-x clipboard-check
clock columns-3 contact-round copy corner-down-right database download ellipsis external-link eye
file-pen file-text files filter flag folder-open gavel globe graduation-cap grip-vertical
hand handshake heart-handshake history hourglass house id-card image inbox info keyboard
landmark languages layers link list list-checks list-ordered list-todo list-tree lock log-in log-out
mail maximize megaphone menu message-circle-question-mark message-square message-square-quote
mic milestone minus monitor moon network panel-left paperclip pause pencil pin play plus presentation printer
quote refresh-cw repeat route save scale scroll-text search send settings shield-check
skip-forward sprout square-check square-check-big square-pen stamp star sun table tags target
trash-2 triangle-alert type undo-2 upload
user user-check user-plus user-round users users-round vote wifi-off x zap zoom-in
arrow-right-left book-marked cake calendar-range calendar-x circle-minus circle-play circle-plus circle-slash
circle-stop clipboard-list file-check file-down file-plus file-x folder gauge git-branch hard-drive
key-round lightbulb list-plus list-x lock-open map-pin notebook-pen octagon-alert pen-line phone
rotate-ccw scissors signature sparkles split square text-quote timer user-minus user-round-check user-x wrench
"""


def symbol(name: str, source: Path) -> str:
    """One Lucide file as a ``<symbol>``: its shapes, on one line, without its own attributes."""
    text = (source / f"{name}.svg").read_text(encoding="utf-8")
    shapes = text[text.index(">", text.index("<svg")) + 1 : text.rindex("</svg>")]
    shapes = re.sub(r"\s*\n\s*", "", shapes).replace(" />", "/>")
    return f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>'


def main(source: Path) -> None:
    """Write the sprite, or stop at the first name that Lucide does not know."""
    names = ICONS.split()
    missing = [name for name in names if not (source / f"{name}.svg").exists()]
    if missing:
        sys.exit(f"Lucide has no icon named: {', '.join(missing)}")
    head = "<!-- Lucide 1.62.0, ISC licence, see icons.LICENSE.txt; built by tools/icons.py -->\n"
    body = "\n".join(symbol(name, source) for name in names)
    sprite = f'{head}<svg xmlns="http://www.w3.org/2000/svg">\n{body}\n</svg>\n'
    TARGET.write_text(sprite, encoding="utf-8")
    sys.stdout.write(f"{len(names)} icons, {len(sprite) / 1000:.1f} kB\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
