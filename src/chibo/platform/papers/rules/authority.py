"""In whose name somebody signs."""

from chibo.kernel.rulebook import rule
from chibo.platform.papers.rules.system import System

ALONE = ""
"""The head signs as head: the post alone."""
PARTY_AUTHORITIES = ("T/M", "T/L")
"""Party: for the collective; by order of a superior. A collective has no K/T."""
STATE_AUTHORITIES = (ALONE, "TM.", "KT.", "TL.", "TUQ.", "Q.")
"""State: alone, for a collective, for the head, by order, by delegation, as acting head."""


@rule("PAPER-47", source="30/2020/NĐ-CP (05/3/2020), phụ lục I, II.7b; 36-HD/VPTW (03/4/2018); 05-HD/VPTW (2026)")
def authority_lines(authority: str, over: str, post: str) -> tuple[str, str]:
    """The two lines above a signature: "T/M CHI BỘ", "BÍ THƯ"; "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"; Q. has one: "Q. GIÁM ĐỐC".

    ``over`` is in whose name or for whom is signed: the collective after T/M and TM., the head after KT., TL. and
    TUQ. Disputed: "T/M CHI ỦY" is used by some cells; the examples of the guidance write "T/M CHI BỘ".
    """
    post = post.strip().upper()
    if authority == "Q.":
        return "", f"Q. {post.removeprefix('Q. ')}"
    if not authority:
        return "", post
    return f"{authority} {over.strip().upper()}".strip(), post


@rule("PAPER-48", source="36-HD/VPTW (03/4/2018); 30/2020/NĐ-CP (05/3/2020), phụ lục I, II.7b")
def authorities(system: System, *, collective: bool = True) -> tuple[str, ...]:
    """How a body's papers may be signed: the Party's collectives by T/M and T/L, never K/T; State bodies by all of theirs.

    A single-headed State body (``collective`` false) has no "TM.".
    """
    if system is System.PARTY:
        return PARTY_AUTHORITIES
    return tuple(one for one in STATE_AUTHORITIES if collective or one != "TM.")
