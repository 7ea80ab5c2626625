"""Pages about rights."""

from chibo.surfaces.rights.views.asking import ask
from chibo.surfaces.rights.views.emergencies import close, emergencies, open_access
from chibo.surfaces.rights.views.rollups import publish, rollups, stop
from chibo.surfaces.rights.views.table import matrix

__all__ = ["ask", "close", "emergencies", "matrix", "open_access", "publish", "rollups", "stop"]
