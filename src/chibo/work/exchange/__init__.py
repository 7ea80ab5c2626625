"""Exchange of papers between offices as edXML messages (QCVN 102:2016/BTTTT), by file.

An incoming *message* is read, shown and registered; an outgoing one is built from an issued paper; a *status message*
answers one. chibo sends nothing by itself: the file is handed to the office's exchange gateway.
"""
