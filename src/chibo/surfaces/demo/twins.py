"""One comrade of the demo office was entered a second time, without the middle name: somebody has to look."""

import datetime as dt

from chibo.organization.mandates.choices import How, Post
from chibo.organization.mandates.services import give_mandate
from chibo.organization.people.services import add_person
from chibo.surfaces.demo.days import at
from chibo.surfaces.demo.stage import Stage

ENTERED_TWICE = "thuy"


def enter_somebody_twice(stage: Stage) -> None:
    """Put the second entry into the diary, five days before the end of the story."""
    day = stage.on - dt.timedelta(days=5)
    stage.diary.add(at(day, 14), _enter, stage, day)


def _enter(stage: Stage, day: dt.date) -> None:
    person = next(one for one in stage.story.office.people if one.key == ENTERED_TWICE)
    family, *_middle, given = person.name.split()
    twin = add_person(
        f"{family} {given}", by=stage.actor("au"), birth_date=person.born, gender=person.gender, invented=True
    )
    division = stage.units[person.posts[0].unit]
    give_mandate(
        twin.pk, unit_id=division, post=Post.OFFICER, title="Chuyên viên", how=How.APPOINTED, on=day,
        by=stage.actor("au"),
    )
