"""Sealed columns: contact data and opinions lie encrypted in the database, the key lies outside of it.

A *sealed field* is written and read like any text; what a thief of the database sees is unreadable. The
*key file* lies in the data folder, readable by its owner only. A *blind index* lets two equal values be found
without opening either.
"""
