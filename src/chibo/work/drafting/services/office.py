"""LibreOffice, apart: a profile of its own for each paper, bounds of time and memory, no network, no macros."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from chibo.kernel.programs import Program, command
from chibo.platform.papers.letters import FONTS

OFFICE = Program(
    Path(__file__).with_name("office_process.py"), seconds=120, cpu_seconds=60, memory=4 * 1024**3, nice=10,
    largest_file=64 * 1024**2,
)  # fmt: skip
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""No macro runs, nothing active is loaded, no link is followed; a proxy that nobody answers behind it all."""


def office_at_hand() -> str:
    """The program that turns DOCX into PDF; empty when it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def pdf_of(content: bytes, bounds: Program = OFFICE) -> bytes | None:
    """The DOCX as PDF; None when the program is not there, fails, or takes more than it may."""
    program = office_at_hand()
    if not program:
        return None
    with tempfile.TemporaryDirectory(prefix="chibo-office-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "paper.docx").write_bytes(content)
        _prepare(folder)
        if not _ended_well(_command(program, folder, bounds), folder, bounds):
            return None
        made = folder / "paper.pdf"
        pdf = made.read_bytes() if made.is_file() else b""
    return pdf if pdf.startswith(b"%PDF-") else None


def _command(program: str, folder: Path, bounds: Program) -> list[str]:
    return command(
        bounds, program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nologo", "--nodefault",
        "--nolockcheck", "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, folder / "paper.docx",
    )  # fmt: skip


def _ended_well(words: list[str], folder: Path, bounds: Program) -> bool:
    """Run it in a group of its own: LibreOffice starts helpers, and none of them may outlive the wait."""
    clean = {key: value for key, value in os.environ.items() if key in ("PATH", "LANG", "LC_ALL", "TZ")}
    environment = {**clean, "HOME": str(folder), "TMPDIR": str(folder), "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    try:
        running = subprocess.Popen(  # noqa: S603 -- no shell, our own words
            words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
            env=environment, start_new_session=True,
        )  # fmt: skip
    except OSError:
        return False
    try:
        return running.wait(bounds.seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end_group(running)


def _end_group(running: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):  # nobody of it is left
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def _prepare(folder: Path) -> None:
    """Its profile, and the fonts: where Times New Roman is not installed, the paper font of the same widths stands in."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
    )
    (folder / "fonts.conf").write_text(
        f'<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{FONTS}</dir>'
        f'<cachedir>{folder}/font-cache</cachedir><alias binding="same"><family>Times New Roman</family>'
        "<accept><family>Tinos</family></accept></alias></fontconfig>"
    )
