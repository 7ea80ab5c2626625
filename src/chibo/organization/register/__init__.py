"""The register: the members' list as the office keeps it, on screen and as a workbook.

Its pages show people, cells, units and *posts* together, each to those who may see them. A workbook is
read into a stored *preview*, row by row with a *verdict*; what is imported is exactly that preview.
"""
