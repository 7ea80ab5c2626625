"""Papers: one content tree, three faces (DOCX, PDF, the preview on screen) that always say the same.

A domain registers a *paper kind* in its ``papers.py``: a frozen facts dataclass and a function that
composes the *content* from them. A *frozen paper* keeps facts, layout and template version, so that an old
paper comes out again word for word. Its *number* comes from a *series* under a lock: reserved, used or
voided, never reused.
"""
