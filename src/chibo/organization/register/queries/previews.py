"""A stored preview, for pages and for programs."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.organization.membership.choices import Standing
from chibo.organization.people.choices import CONFIDENCE, REASONS, Gender
from chibo.organization.register.choices import COLUMNS, FIELDS, SENTENCES, VERDICTS
from chibo.organization.register.models import MembersImport

WORDS: dict[tuple[str, str], Any] = {
    **{("standing", value): Standing(value).label for value in Standing.values},
    **{("gender", value): Gender(value).label for value in Gender.values},
}


def preview_of(import_id: int) -> MembersImport:
    """The stored preview with its unit."""
    return MembersImport.objects.select_related("unit").get(pk=import_id)


def preview_as_json(found: MembersImport) -> dict[str, Any]:
    """The preview as programs and pages read it; sentences in the language of the moment."""
    return {
        "id": found.pk,
        "unit": found.unit.name,
        "file": found.file_name,
        "sheet": found.sheet,
        "listed_on": found.listed_on.isoformat(),
        "state": found.state,
        "counts": found.counts,
        "columns": [
            {
                "letter": column["letter"],
                "header": column["header"],
                "read_as": column_words(column["column"]),
            }
            for column in found.columns
            if column["column"] not in ("never", "other")
        ],
        "not_read_by_intention": _headers(found.columns, "never"),
        "not_understood": _headers(found.columns, "other"),
        "absent": found.absent,
        "rows": [row_as_json(row) for row in found.rows],
    }


def column_words(column: str) -> str:
    """What a column is taken for."""
    return str(COLUMNS.get(column, ""))


def row_as_json(row: dict[str, Any]) -> dict[str, Any]:
    """One judged row with its sentences."""
    return {
        "row": row["number"],
        "name": row["facts"]["full_name"],
        "verdict": row["verdict"],
        "verdict_words": str(VERDICTS[row["verdict"]]),
        "action": row["action"],
        "standing": row["standing"],
        "standing_words": _words("standing", row["standing"]),
        "posts": [post["title"] for post in row["posts"]],
        "facts": row["facts"],
        "born": _day(row["facts"]["birth_date"]) or str(row["facts"]["birth_year"] or ""),
        "ceremony": _day(row["facts"]["ceremony_on"]),
        "official": _day(row["facts"]["official_on"]),
        "changes": [change_as_json(change) for change in row["changes"]],
        "problems": [problem_as_json(problem) for problem in row["problems"]],
        "alike": [alike_as_json(one) for one in row.get("alike", [])],
        "answer": row.get("answer"),
    }


def alike_as_json(one: dict[str, Any]) -> dict[str, Any]:
    """Somebody who may be meant, with the reasons in words."""
    return {
        "pk": one["pk"],
        "name": one["full_name"],
        "born": one["born"],
        "sure": str(CONFIDENCE[one["confidence"]]),
        "reasons": ", ".join(str(REASONS[code]) for code in one["reasons"]),
    }


def change_as_json(change: dict[str, str]) -> dict[str, str]:
    """Old and new in words."""
    name = change["field"]
    return {
        "field": name,
        "label": str(FIELDS[name]),
        "old": _words(name, change["old"]),
        "new": _words(name, change["new"]),
    }


def problem_as_json(problem: dict[str, Any]) -> dict[str, Any]:
    """The problem with its sentence."""
    return {
        "cell": problem["cell"],
        "header": problem["header"],
        "severity": problem["severity"],
        "code": problem["code"],
        "sentence": sentence_of(problem),
    }


def sentence_of(problem: dict[str, Any]) -> str:
    """What is wrong, in one sentence."""
    params: dict[str, str] = problem["params"]
    return str(str(SENTENCES[problem["code"]]) % params)


def _day(iso: str | None) -> str:
    return day_numbers(dt.date.fromisoformat(iso)) if iso else ""


def _words(name: str, value: str) -> str:
    if not value:
        return _("nothing") if name != "standing" else _("not a member")
    return str(WORDS.get((name, value), value))


def _headers(columns: Iterable[dict[str, str]], kind: str) -> list[str]:
    return [column["header"] for column in columns if column["column"] == kind]
