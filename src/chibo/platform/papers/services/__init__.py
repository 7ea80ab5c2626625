from chibo.platform.papers.services.freezing import freeze_paper
from chibo.platform.papers.services.numbering import (
    Signs,
    claim_number,
    continue_series,
    next_entry,
    reserve_number,
    reserve_supplement,
    use_number,
    void_number,
)

__all__ = [
    "Signs", "claim_number", "continue_series", "freeze_paper", "next_entry", "reserve_number", "reserve_supplement",
    "use_number", "void_number",
]
