from chibo.platform.papers.views.lists import paper_list
from chibo.platform.papers.views.papers import download, layout_sheet, paper_detail

__all__ = ["download", "layout_sheet", "paper_detail", "paper_list"]
