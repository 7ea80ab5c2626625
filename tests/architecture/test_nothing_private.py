"""Nothing that belongs to an office or to a person is ever committed: lists, papers, databases, keys, tokens."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SKIPPED = {
    ".git", ".venv", "var", "node_modules", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis",
}
FORBIDDEN = re.compile(
    r"\.(xlsx?|xlsm|docx?|pptx?|pdf|odt|ods|sqlite3?|db|dump|sql|zip|age|bak|tar|gz|pem|key|p12|pfx|env|csv)$|(^|/)secret-key$"
)
ALLOWED: frozenset[str] = frozenset()
"""Files of such kinds that may stand here, each by its full name; none so far."""
TEXT = {".py", ".html", ".js", ".css", ".md", ".yaml", ".yml", ".toml", ".txt", ".json", ".po", ".sh", ".svg", ".typ", ""}
GENERATED = re.compile(r"^requirements/|/static/[^/]+/vendor/|\.po$|^bench/latest\.json$")
PRIVATE_KEY = re.compile(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|AGE-SECRET-KEY-1[0-9A-Z]{20}")
TOKEN = re.compile(
    r"\b(ghp_\w{30}|github_pat_\w{20}|glpat-\w{15}|xox[bp]-\w{10}|AKIA[0-9A-Z]{16}|sk-[A-Za-z0-9]{30}|eyJhbGci\w{20})"
)
LONG_SECRET = re.compile(
    r"""(?i)\b(?:secret|token|password|passwd|api_?key)\w*\b['"]?\s*[:=]\s*['"](?:[0-9a-f]{32,}|[A-Za-z0-9+/_-]{40,}={0,2})['"]"""
)
PHONE = re.compile(r"(?<![\d.,/])(?:\+84|0)(?:3|5|7|8|9)\d(?:[ .]?\d){7}(?![\d.,/])")
IDENTITY = re.compile(r"(?<!\d)0\d{2}[0-3]\d{8}(?!\d)")
MANY = 5
"""So many telephone or identity numbers in one file are a list of people."""


def committed() -> list[Path]:
    """What git knows; where there is no git, everything that is not made by tools."""
    try:
        asked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, timeout=30)
        names = [name for name in asked.stdout.decode().split("\0") if name]
    except (OSError, subprocess.SubprocessError):
        names = []
    found = [ROOT / name for name in names] or [path for path in ROOT.rglob("*") if not SKIPPED & set(path.parts)]
    return sorted(path for path in found if path.is_file())


def faults_in(name: str, text: str) -> list[str]:
    """What in a text must not be committed, in words."""
    found = []
    for pattern, words in ((PRIVATE_KEY, "a private key"), (TOKEN, "a token"), (LONG_SECRET, "a secret in a line of code")):
        if pattern.search(text):
            found.append(f"{name}: {words}")
    for pattern, words in ((PHONE, "telephone numbers"), (IDENTITY, "identity numbers")):
        if len(set(pattern.findall(text))) >= MANY:
            found.append(f"{name}: a list of {words}")
    return found


def test_no_file_of_an_office_is_committed():
    names = [path.relative_to(ROOT).as_posix() for path in committed()]
    assert len(names) > 500
    assert [name for name in names if FORBIDDEN.search(name) and name not in ALLOWED] == []


def test_no_key_token_or_list_of_people_is_committed():
    faults = []
    for path in committed():
        name = path.relative_to(ROOT).as_posix()
        if path.suffix in TEXT and not GENERATED.search(name):
            faults += faults_in(name, path.read_text(encoding="utf-8", errors="ignore"))
    assert faults == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("-----BEGIN " + "PRIVATE KEY-----", "private key"), ("-----BEGIN RSA " + "PRIVATE KEY-----", "private key"),
        ("AGE-SECRET-KEY-1" + "Q" * 40, "private key"), ("x = 'ghp_" + "a" * 36 + "'", "token"),
        ('SECRET_KEY = "' + "0123456789abcdef" * 3 + '"', "secret"), ('api_key: "' + "Ab1" * 20 + '"', "secret"),
        ("\n".join(f"Nguyễn Văn A 09{n}1 234 567" for n in range(6)), "telephone"),
        ("\n".join(f"0250990{n}1234"[:12] for n in range(10, 16)), "identity"),
    ],
)
def test_what_must_not_be_committed_is_recognised(text, fault):
    assert any(fault in found for found in faults_in("x", text))


@pytest.mark.parametrize(
    "text",
    ["số 05-NQ/CB ngày 05/11/2026", "password = 'con-cò'", "0912 345 678 là số của văn phòng", "token = make_token()",
     "sha256"],
)
def test_harmless_texts_are_left_alone(text):
    assert faults_in("x", text) == []


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("docs/danh-sach.xlsx", True), ("var/chibo.sqlite3", True), ("backup.age", True), ("chibo.env", True),
        ("secret-key", True),
        ("src/chibo/work/documents/models.py", False), ("docs/guide/images/desk.png", False), ("a.csv", True),
    ],
)
def test_kinds_of_files(name, bad):
    assert bool(FORBIDDEN.search(name)) is bad
