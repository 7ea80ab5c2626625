"""Addresses of the organisation's pages, one file for each name they are known by."""
