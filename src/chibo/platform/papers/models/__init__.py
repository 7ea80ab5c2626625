from chibo.platform.papers.models.number import NumberSeries, ReservedNumber
from chibo.platform.papers.models.paper import Paper

__all__ = ["NumberSeries", "Paper", "ReservedNumber"]
