"""The harmless file with which everybody tests whether viruses are looked for."""

_HALVES = (rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$", b"EICAR-STANDARD-", b"ANTIVIRUS-TEST-FILE!$H+H*")
TEST_VIRUS = b"".join(_HALVES)
"""In pieces above, so that no scanner takes this module away."""


def holds_test_virus(content: bytes) -> bool:
    """Whether the test file of the anti-virus makers (EICAR) stands anywhere in the content."""
    return TEST_VIRUS in content
