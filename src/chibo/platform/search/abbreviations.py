"""The short forms of the house, read once from the data file, and the recipe by which words are made."""

import hashlib
from functools import cache
from pathlib import Path

import yaml

from chibo.platform.search.registry import KINDS
from chibo.platform.search.rules.abbreviations import Abbreviations

FILE = Path(__file__).parent / "data" / "abbreviations.yaml"
VERSION = "1"
"""Counted up when the way words are made changes, so that every installation makes its index anew."""


@cache
def abbreviations() -> Abbreviations:
    """All short forms."""
    return Abbreviations.of(yaml.safe_load(FILE.read_text(encoding="utf-8"))["abbreviations"])


@cache
def recipe() -> str:
    """The hash of everything that decides how words are made: another recipe, another index."""
    parts = [VERSION.encode(), FILE.read_bytes(), *(name.encode() for name in sorted(KINDS))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
