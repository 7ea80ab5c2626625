"""QR codes on papers: the same address gives the same picture, byte for byte."""

import io
from functools import lru_cache

import qrcode
from qrcode.constants import ERROR_CORRECT_M

_DOTS = 8
"""Dots of a module: about 300 dpi at 25 mm."""


@lru_cache(maxsize=256)
def code_picture(address: str) -> bytes:
    """A black and white PNG that leads a telephone to the address."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, box_size=_DOTS, border=2)
    code.add_data(address)
    made = io.BytesIO()
    code.make_image().save(made, "PNG")
    return made.getvalue()
