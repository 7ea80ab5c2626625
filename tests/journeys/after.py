"""After the meeting: quality sheet, minutes, resolution, papers, report, the tasks and the next month."""

import re
import subprocess
from pathlib import Path

from docx import Document
from playwright.sync_api import expect

from tests.journeys.hand import Hand, day
from tests.journeys.story import (
    ADDED,
    CONCLUSION,
    DEPUTY,
    MEMBERS,
    OPINION,
    PROBATIONER,
    REASON,
    RESULT,
    SECRETARY,
    TASKS,
    TODAY,
    WISH,
    Month,
)


def score(hand: Hand, month: Month) -> None:
    """Where the sheet asks, the committee answers with the full points; then there is a grade."""
    hand.go(f"/meetings/{month.meeting}/quality/")
    asked = hand.page.locator("input[placeholder='?']")
    assert asked.count() > 0
    for box in asked.all():
        most = box.locator("xpath=ancestor::tr").locator("td.cell-end").first.inner_text()
        box.fill(most.strip())
    hand.page.locator("input[placeholder='?']").first.focus()
    hand.post("/quality/points/")
    expect(hand.page.locator("input[placeholder='?']:placeholder-shown")).to_have_count(0)
    hand.sees(re.compile("Tốt|Khá|Trung bình|Kém"))


def adopt_the_minutes(hand: Hand, month: Month, folder: Path) -> None:
    """Adopted and locked; both papers say what was said."""
    hand.go(f"/meetings/{month.meeting}/minutes/").post("/minutes/adopt/")
    hand.go(f"/meetings/{month.meeting}/minutes/")
    facts = [OPINION, WISH, CONCLUSION, ADDED, "tán thành 6/7", *TASKS, SECRETARY, DEPUTY, day(month.due)]
    facts += ["Đi công tác Hà Nội", MEMBERS[5], MEMBERS[1]]
    both_papers_say(hand, folder, facts)
    expect(hand.button("/minutes/adopt/")).to_have_count(0)


def issue_the_resolution(hand: Hand, month: Month, folder: Path) -> None:
    """Drafted, worded, adopted, signed with the first number of the term; both papers checked."""
    hand.go(f"/meetings/{month.meeting}/").post("/decision/draft/")
    hand.arrives(rf"/meetings/{month.meeting}/decision/")
    direction = hand.page.locator("[name=direction]")
    direction.focus()
    hand.key("Control+End").types(" Tập trung cho đoàn công tác Lào.").saved()
    hand.page.reload()
    expect(hand.page.locator("[name=direction]")).to_have_value(re.compile("Tập trung cho đoàn công tác Lào"))
    hand.post("/decision/adopt/")
    hand.submit(f"form[action$='/meetings/{month.meeting}/decision/issue/']")
    hand.sees("01-NQ/CB")
    facts = ["01-NQ/CB", "NGHỊ QUYẾT", "Tập trung cho đoàn công tác Lào.", *TASKS, SECRETARY, day(month.due)]
    facts += ["T/M CHI BỘ", "Nơi nhận", "ĐẢNG CỘNG SẢN VIỆT NAM", "CHI BỘ SỞ NGOẠI VỤ", "Đỗ Thị Ánh"]
    facts += [f"Phú Thọ, ngày {TODAY:%d} tháng {TODAY:%m} năm {TODAY.year}"]
    both_papers_say(hand, folder, facts)


def both_papers_say(hand: Hand, folder: Path, facts: list[str]) -> None:
    """Download DOCX and PDF; every fact stands in both, letter by letter."""
    word = hand.download("a[href$='/docx/']", folder)
    pdf = hand.download("a[href$='/pdf/']", folder)
    for text in (text_of_word(word), text_of_pdf(pdf)):
        missing = [fact for fact in facts if squeezed(fact) not in squeezed(text)]
        assert missing == [], text


def text_of_word(file: Path) -> str:
    """Every paragraph and every cell of tables."""
    paper = Document(str(file))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def text_of_pdf(file: Path) -> str:
    """What a reader of the PDF can copy out of it."""
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    flowing = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True)
    return done.stdout + flowing.stdout


def squeezed(text: str) -> str:
    """Without line ends and double spaces."""
    return re.sub(r"\s+", " ", text)


def report(hand: Hand, month: Month) -> None:
    """The superior has been told."""
    hand.go(f"/meetings/{month.meeting}/quality/")
    hand.page.locator("form[action$='/report/'] [name=on]").fill(day(TODAY))
    hand.post("/report/")
    hand.arrives(rf"/meetings/{month.meeting}/")
    hand.go(f"/meetings/{month.meeting}/quality/")
    expect(hand.button("/report/")).to_have_count(0)


def carry_the_tasks(hand: Hand, month: Month) -> None:
    """One is finished by its lead, the other is carried over with a reason."""
    first, second = (task_page(hand, title) for title in TASKS)
    hand.go(first)
    if hand.button("/accept/").count():
        hand.post("/accept/")
    hand.go(f"{first}finish/").fill_in(result=RESULT)
    hand.submit()
    hand.sees(RESULT)
    hand.go(f"{second}carry/").fill_in(due=day(month.due.replace(year=month.due.year + 1)), reason=REASON)
    hand.submit()
    assert hand.path != second
    hand.sees(TASKS[1])


def task_page(hand: Hand, title: str) -> str:
    """Found in the list without diacritics."""
    hand.go("/tasks/")
    link = hand.page.locator("main a", has_text=title).first
    return str(link.get_attribute("href"))


def open_the_next_month(hand: Hand, month: Month) -> None:
    """It proposed itself; its resolution draft has the rows of this month's tasks in part I.3."""
    hand.go("/meetings/")
    following = TODAY.month % 12 + 1
    hand.click(hand.page.locator("#rows a", has_text=re.compile(rf"tháng 0?{following} năm")))
    month.next_meeting = int(hand.arrives(r"/meetings/(\d+)/").group(1))
    hand.go(f"/meetings/{month.next_meeting}/table/").submit()
    hand.go(f"/meetings/{month.next_meeting}/").post("/decision/draft/")
    paper = hand.read(".page-content")
    for words in (*TASKS, RESULT, REASON):
        assert words in paper
    assert PROBATIONER not in paper
