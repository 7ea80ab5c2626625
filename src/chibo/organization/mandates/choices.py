"""The posts, and how one comes to them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.organization.units.choices import Side, UnitKind


class Post(models.TextChoices):
    """Posts that carry duties in the product; the exact title is free text on the mandate."""

    SECRETARY = "secretary", _("Secretary")
    DEPUTY_SECRETARY = "deputy_secretary", _("Deputy secretary")
    COMMITTEE_MEMBER = "committee_member", _("Committee member")
    SUPERIOR_IN_CHARGE = "superior_in_charge", _("Member of the superior committee in charge")
    CLERK = "clerk", _("Clerk")
    DIRECTOR = "director", _("Director")
    DEPUTY_DIRECTOR = "deputy_director", _("Deputy director")
    DIVISION_HEAD = "division_head", _("Head of division")
    DIVISION_DEPUTY = "division_deputy", _("Deputy head of division")
    OFFICER = "officer", _("Officer")
    MASS_HEAD = "mass_head", _("Head of a mass organisation")
    MASS_MEMBER = "mass_member", _("Committee of a mass organisation")


SIDE_OF_POST = {
    Post.SECRETARY: Side.PARTY,
    Post.DEPUTY_SECRETARY: Side.PARTY,
    Post.COMMITTEE_MEMBER: Side.PARTY,
    Post.SUPERIOR_IN_CHARGE: Side.PARTY,
    Post.MASS_HEAD: Side.MASS,
    Post.MASS_MEMBER: Side.MASS,
}
"""Every other post belongs to the State."""

COMMITTEE = frozenset({Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.COMMITTEE_MEMBER})
"""The cell committee (chi ủy)."""


RANK = {
    post: place
    for place, post in enumerate(
        (
            Post.SECRETARY,
            Post.DEPUTY_SECRETARY,
            Post.COMMITTEE_MEMBER,
            Post.SUPERIOR_IN_CHARGE,
            Post.DIRECTOR,
            Post.DEPUTY_DIRECTOR,
            Post.DIVISION_HEAD,
            Post.DIVISION_DEPUTY,
            Post.MASS_HEAD,
            Post.MASS_MEMBER,
            Post.OFFICER,
            Post.CLERK,
        )
    )
}
"""The order in which posts are listed: Party, State, mass organisations, each from the top."""

SINGLE = frozenset({Post.SECRETARY})
"""Posts that one person at a time holds in a unit."""

TITLE_OF_POST = {
    Post.SECRETARY: "Bí thư",
    Post.DEPUTY_SECRETARY: "Phó Bí thư",
    Post.COMMITTEE_MEMBER: "Chi ủy viên",
    Post.SUPERIOR_IN_CHARGE: "Cấp ủy viên phụ trách",
    Post.CLERK: "Văn thư",
    Post.DIRECTOR: "Giám đốc",
    Post.DEPUTY_DIRECTOR: "Phó Giám đốc",
    Post.DIVISION_HEAD: "Trưởng phòng",
    Post.DIVISION_DEPUTY: "Phó Trưởng phòng",
    Post.OFFICER: "Chuyên viên",
    Post.MASS_HEAD: "Trưởng ban chấp hành",
    Post.MASS_MEMBER: "Ủy viên ban chấp hành",
}
"""How a post is written on papers when its decision gives no other title. Vietnamese: papers are."""

TITLE_OF_MASS_HEAD = {
    UnitKind.YOUTH_UNION: "Bí thư Chi đoàn",
    UnitKind.TRADE_UNION: "Chủ tịch Công đoàn",
    UnitKind.WOMEN: "Chi hội trưởng Chi hội Phụ nữ",
    UnitKind.VETERANS: "Chi hội trưởng Chi hội Cựu chiến binh",
}


class How(models.TextChoices):
    """How a post was given."""

    ELECTED = "elected", _("Elected")
    APPOINTED = "appointed", _("Appointed")
    ADDED = "added", _("Added")
    ASSIGNED = "assigned", _("Assigned")


DELEGABLE = frozenset(
    {
        Post.SECRETARY,
        Post.DEPUTY_SECRETARY,
        Post.CLERK,
        Post.DIRECTOR,
        Post.DEPUTY_DIRECTOR,
        Post.DIVISION_HEAD,
        Post.DIVISION_DEPUTY,
        Post.MASS_HEAD,
    }
)
"""Posts whose holder may let somebody act for them. A seat in a committee and its vote are personal."""

NEVER_DELEGATED = frozenset(
    {
        "mandates.give_mandate",
        "mandates.edit_mandates",
        "mandates.delegate_post",
        "mandates.record_election",
        "units.edit_unit",
    }
)
"""Permissions that only the holder of a post has: nobody passes on posts, or what a unit is, for somebody else.

Opening the content of a cell in an emergency belongs to no post at all, so it cannot be delegated either.
"""
