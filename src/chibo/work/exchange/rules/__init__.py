"""The edXML message of QCVN 102:2016/BTTTT: read, checked, written; its days, identifiers, statuses and signature."""
