"""Plain Python: what a workbook is, what stands in its cells."""
