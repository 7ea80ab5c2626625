"""Every list of the product goes out as a workbook and as a plain table, with the rights and the filters of its page."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest

from chibo.web.sheets import CONTENT_TYPES
from tests.walk.addresses import every_address
from tests.walk.expected import DISPLAYED
from tests.walk.world import build

PACKAGE = Path(__file__).parents[2] / "src/chibo"
NO_LIST = {
    "work/drafting/templates/drafting/copy_rows.html": "part of the book of copies, which offers its files",
    "web/templates/components/tables.html": "the component itself",
    "web/templates/web/style.html": "invented content that shows the components",
    "organization/register/templates/register/preview.html": "rows of a workbook that the office has in its hands",
    "work/documents/templates/documents/import_preview.html": "rows of a workbook that the office has in its hands",
    "organization/register/templates/register/merge.html": "two entries side by side, to be decided on",
    "organization/register/templates/register/duplicates.html": "who may be the same person is nobody's list to carry away",
    "organization/register/templates/register/term.html": "one committee; it is printed as a paper",
    "organization/privacy/templates/privacy/run.html": "what is about to be deleted is not carried away first",
    "organization/privacy/templates/privacy/deletions.html": "what is about to be deleted is not carried away first",
    "work/documents/templates/documents/stubs.html": "where secret papers lie is not carried away in a file",
    "work/meetings/templates/meetings/quality.html": "one sheet; it is printed as a paper",
    "platform/rulebook/templates/rulebook/value.html": "one value with its history",
    "platform/search/templates/search/results.html": "ranked answers to a question; the lists behind them have their files",
    "surfaces/desk/templates/desk/system.html": "how the machine is at this moment",
}
"""Pages that show a table or pages of a list and offer no file, each with its reason."""


def lists() -> list[Path]:
    """Templates that show a table or are cut into pages."""
    shown = re.compile(r"ui\.(table|pagination)\(")
    return [path for path in sorted(PACKAGE.rglob("templates/**/*.html")) if shown.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", lists(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_list_offers_its_files(path):
    text, name = path.read_text(encoding="utf-8"), str(path.relative_to(PACKAGE))
    offers = "ui.exports(" in text or "format=csv" in text
    assert offers != (name in NO_LIST), f"{name}: show ui.exports(request.GET), or give a reason in NO_LIST"


def test_no_exception_is_left_over():
    assert {str(path.relative_to(PACKAGE)) for path in lists()} >= set(NO_LIST)


@pytest.fixture
def world(cast, as_in_service, django_capture_on_commit_callbacks):
    return build(cast, django_capture_on_commit_callbacks)


def offered(client, path):
    """The files that a page offers, as addresses."""
    answer = client.get(path, HTTP_ACCEPT="text/html")
    if answer.streaming:
        b"".join(answer)  # read to its end, as a browser does
    if answer.status_code != 200 or answer.streaming or "html" not in answer.headers.get("Content-Type", ""):
        return []
    found = re.findall(r'href="([^"]*[?&]format=(?:xlsx|csv)[^"]*)"', answer.content.decode())
    return [urljoin(path, unescape(href)) for href in found]


OTHERS = ("official", "officer", "stranger", "visitor")
"""Who may read less than the keeper of a list; the walk asks everybody for the pages themselves."""


def test_every_offered_file_comes_to_whoever_reads_the_page_and_to_nobody_else(cast, world):
    faults, seen = [], set()
    for address in every_address(world):
        if DISPLAYED[address.name].startswith("405"):
            continue
        for keeper in ("secretary", "administrator"):
            for file in {*offered(cast.roles[keeper], address.path)} - seen:
                seen.add(file)
                answer = cast.roles[keeper].get(file)
                if answer.headers.get("Content-Type") != CONTENT_TYPES[file.rpartition("format=")[2]]:
                    faults.append(f"{address.name}: {keeper} gets {answer.status_code} for {file}")
                faults += [f"{role}: {file}" for role in OTHERS if not as_the_page(cast.roles[role], file)]
    assert not faults, "\n".join(faults)
    assert len({file.partition("?")[0] for file in seen}) >= 18, sorted(seen)


def as_the_page(client, file):
    """Whether the file is as open or shut as its page."""
    return client.get(file).status_code == client.get(file.partition("?")[0]).status_code
