from chibo.platform.papers.services.freezing import freeze_paper
from chibo.platform.papers.services.numbering import reserve_number, use_number, void_number

__all__ = ["freeze_paper", "reserve_number", "use_number", "void_number"]
