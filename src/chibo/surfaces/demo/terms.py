"""The congress of the running term as its minutes say, and a week in which the deputy acted for the secretary."""

import datetime as dt

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import mandates_of
from chibo.organization.mandates.services import Congress, Stood, delegate_post, record_election
from chibo.surfaces.demo.days import at
from chibo.surfaces.demo.stage import PROCESS, Stage

SUMMONED = 29
"""Official members called to the congress; all of them came."""
VOTES = {"hoa": 28, "hang": 29, "son": 27, "ngoc": 26, "ha": 25, "diep": 8}
"""For the committee; the last one was not elected."""
SEATS = 5
OFFICES = {"hoa": (Post.SECRETARY, 29), "hang": (Post.DEPUTY_SECRETARY, 28)}
AWAY, BACK = 45, 40
"""Days before the play day on which the secretary left on a working trip and came back."""


def tell_of_the_term(stage: Stage) -> None:
    """What the congress elected, added to the posts that are known already; the delegation comes on its day."""
    term, who = stage.story.office.term, stage.people
    seats = [
        Stood(who[key], Post.COMMITTEE_MEMBER, votes, SUMMONED, place < SEATS)
        for place, (key, votes) in enumerate(VOTES.items())
    ]
    offices = [Stood(who[key], post, votes, SUMMONED, True) for key, (post, votes) in OFFICES.items()]
    congress = Congress(
        term.ordinal, term.label, term.congress_on, term.since, SUMMONED, SUMMONED, [*seats, *offices],
        decision="31-QĐ/ĐU ngày 24/6/2025 của Đảng ủy UBND tỉnh",
    )  # fmt: skip
    record_election(stage.cell, congress, by=PROCESS)
    day = stage.on - dt.timedelta(days=AWAY)
    stage.diary.add(at(day - dt.timedelta(days=2), 10), _delegate, stage, day)


def _delegate(stage: Stage, day: dt.date) -> None:
    """The secretary travels with a delegation of the province; the deputy acts for five days."""
    post = next(line for line in mandates_of(stage.people["hoa"]) if line.post == Post.SECRETARY)
    delegate_post(
        post.pk,
        to_person_id=stage.people["hang"],
        since=day,
        until=day + dt.timedelta(days=AWAY - BACK),
        reason="đi công tác nước ngoài theo đoàn của tỉnh",
        by=stage.actor("hoa"),
        on=day - dt.timedelta(days=2),
    )
