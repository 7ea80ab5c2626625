from chibo.work.drafting.models.copying import PaperCopy
from chibo.work.drafting.models.draft import Draft, Part
from chibo.work.drafting.models.office import OfficeTemplate, RecipientGroup
from chibo.work.drafting.models.reading import Comment, DraftVersion, Review

__all__ = ["Comment", "Draft", "DraftVersion", "OfficeTemplate", "PaperCopy", "Part", "RecipientGroup", "Review"]
