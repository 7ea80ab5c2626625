"""Reading exported papers back, with programs that know nothing of ours."""

import io
import os
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from docx import Document

FONTS = Path(__file__).parents[3] / "src" / "chibo" / "platform" / "papers" / "fonts"
VIETNAMESE = (
    "".join(
        unicodedata.normalize("NFC", base + tone)
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    )
    + "đĐ"
)


def program(name: str) -> str:
    """The program, or a skipped test where it is not installed (CI installs all)."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def pdf_words(pdf: bytes, folder: Path, *options: str) -> str:
    """The text of a PDF in reading order, blanks made equal."""
    (folder / "paper.pdf").write_bytes(pdf)
    done = subprocess.run(
        [program("pdftotext"), *options, str(folder / "paper.pdf"), "-"], capture_output=True, check=True
    )
    return " ".join(done.stdout.decode().replace("\u200b", "").split())


def pdf_pages(pdf: bytes, folder: Path) -> list[str]:
    """The text of each page."""
    (folder / "paper.pdf").write_bytes(pdf)
    done = subprocess.run(
        [program("pdftotext"), "-layout", str(folder / "paper.pdf"), "-"], capture_output=True, check=True
    )
    return done.stdout.decode().split("\f")[:-1]


def pdf_fonts(pdf: bytes, folder: Path) -> dict[str, bool]:
    """Names of the fonts in a PDF without the subset's mark, and whether each is embedded."""
    (folder / "paper.pdf").write_bytes(pdf)
    done = subprocess.run([program("pdffonts"), str(folder / "paper.pdf")], capture_output=True, check=True)
    rows = [line.split() for line in done.stdout.decode().splitlines()[2:]]
    return {row[0].split("+")[-1]: row[-5] == "yes" for row in rows}


def _fonts(folder: Path) -> Path:
    """Times New Roman is on every office computer; here the paper font of the same widths stands in for it."""
    place = folder / "fonts.conf"
    place.write_text(
        f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder}/font-cache</cachedir><alias binding=\"same\">"
        "<family>Times New Roman</family><accept><family>Tinos</family></accept></alias></fontconfig>"
    )
    return place


def office_pdf(docx: bytes, folder: Path) -> bytes:
    """The Word file as LibreOffice prints it."""
    (folder / "paper.docx").write_bytes(docx)
    subprocess.run(
        [
            program("soffice"),
            f"-env:UserInstallation=file://{folder}/office",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(folder / "paper.docx"),
        ],
        capture_output=True,
        check=True,
        timeout=120,
        env=os.environ | {"FONTCONFIG_FILE": str(_fonts(folder))},
    )
    return (folder / "paper.pdf").read_bytes()


def word_lines(docx: bytes) -> list[str]:
    """All paragraphs of a Word file in reading order, those in tables included, blanks made equal."""
    body = Document(io.BytesIO(docx)).element.body
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = []
    for paragraph in body.iter(f"{name}p"):
        pieces = [
            node.text if node.tag == f"{name}t" else " " for node in paragraph.iter(f"{name}t", f"{name}br")
        ]
        lines.append(" ".join("".join(pieces).split()))
    return [line for line in lines if line]
