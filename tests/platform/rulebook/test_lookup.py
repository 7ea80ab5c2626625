import datetime as dt
import json
from fractions import Fraction

import pytest

from chibo.platform.rulebook.errors import UnknownRule
from chibo.platform.rulebook.lookup import OwnValue, Rules

TODAY = dt.date(2026, 11, 22)
OLD_MONTH = dt.date(2025, 10, 27)


def own(key, value, override_id=7):
    return OwnValue(
        override_id, "unit:3", key, value, TODAY, None, "Công văn của cấp trên", "Nguyễn Minh Hòa"
    )


def test_an_old_month_is_read_under_the_rules_of_its_day():
    assert Rules(OLD_MONTH).fraction("meeting.attendance.target") == Fraction(85, 100)
    assert Rules(OLD_MONTH + dt.timedelta(days=1)).fraction("meeting.attendance.target") == Fraction(9, 10)
    assert (
        Rules(OLD_MONTH).source("meeting.min_minutes").startswith("Hướng dẫn số 12-HD/BTCTW, ngày 06/07/2018")
    )


def test_a_paper_is_laid_out_by_the_guidance_of_its_day():
    assert Rules(dt.date(2026, 5, 26)).integer("documents.line_exact_pt") == 18
    assert Rules(dt.date(2026, 5, 27)).integer("documents.line_exact_pt") == 19
    assert Rules(TODAY).table("documents.margins_mm") == [20, 20, 30, 15]


def test_a_value_comes_in_the_shape_that_was_asked_for():
    rules = Rules(TODAY)

    assert rules.integer("meeting.min_minutes") == 90
    assert rules.days("meeting.report_days_after") == dt.timedelta(days=2)
    assert rules.fraction("vote.two_thirds") == Fraction(2, 3)
    assert rules.text("vote.denominator") == "summoned"
    assert rules.flag("meeting.quorum.strict") is True
    with pytest.raises(TypeError, match=r"meeting\.min_minutes holds integer, not table"):
        rules.table("meeting.min_minutes")


def test_an_unknown_key_is_loud():
    with pytest.raises(UnknownRule) as refused:
        Rules(TODAY).integer("meeting.songs")

    assert refused.value.params == {"key": "meeting.songs", "day": "2026-11-22"}


def test_a_key_that_nobody_answers_on_that_day_is_loud():
    assert not Rules(OLD_MONTH).has("meeting.quality.sheet")
    with pytest.raises(UnknownRule):
        Rules(OLD_MONTH).table("meeting.quality.sheet")


def test_an_own_value_beats_the_document_and_says_why():
    rules = Rules(TODAY, "unit:3", {"meeting.long_reading": own("meeting.long_reading", "large_cell")})

    assert rules.text("meeting.long_reading") == "large_cell"
    assert rules.source("meeting.long_reading") == "Công văn của cấp trên"
    assert rules.confidence("meeting.long_reading") == "confirmed"
    assert Rules(TODAY).confidence("meeting.long_reading") == "to_be_confirmed"


def test_a_table_can_be_changed_by_its_reader_without_changing_the_pack():
    Rules(TODAY).table("documents.margins_mm").append(99)

    assert Rules(TODAY).table("documents.margins_mm") == [20, 20, 30, 15]


def test_the_stamp_of_a_record_names_packs_and_own_values_and_is_json():
    stamp = Rules(TODAY, "unit:3", {"vote.denominator": own("vote.denominator", "present")}).stamp()

    assert json.loads(json.dumps(stamp)) == stamp
    assert stamp["overrides"] == {"vote.denominator": 7}
    assert "42-hd-btctw-2025" in stamp["packs"]
    assert "12-hd-btctw-2018" not in stamp["packs"]
