"""Under "Nơi nhận": who receives a paper, the archive last."""

from collections.abc import Iterable

from chibo.kernel.rulebook import rule
from chibo.kernel.text import canonical, clean, fold


@rule("DRAFT-06", source="36-HD/VPTW (03/4/2018); 30/2020/NĐ-CP, Phụ lục I, mục II.9")
def with_receivers(lines: Iterable[str], more: Iterable[str]) -> list[str]:
    """The receivers with further ones, each once, in the order they came; what is kept ("Lưu …") stands last.

    Dashes and commas are left to the paper; the same receiver in another spelling of the tone is the same.
    """
    found: dict[str, str] = {}
    for line in (*lines, *more):
        name = clean(line).lstrip("-–+ ").rstrip(",;. ")
        if name:
            found.setdefault(canonical(name), name)
    names = list(found.values())
    return [name for name in names if not _kept(name)] + [name for name in names if _kept(name)]


def _kept(name: str) -> bool:
    return fold(name).split()[:1] == ["luu"]
