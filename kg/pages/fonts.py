"""The fonts of pages and pictures. Both are under the SIL Open Font License, whose text lies beside them.

Vazirmatn (npm: vazirmatn 33.0.3) is for the interface and for pictures, Noto Naskh Arabic (npm:
@fontsource/noto-naskh-arabic 5.3.0) for running text.
"""

from base64 import b64encode
from functools import cache
from pathlib import Path

FAMILY = "Vazirmatn"
TEXT_FAMILY = "Noto Naskh Arabic"

_FOLDER = Path(__file__).parent / "typefaces"
TTF = (_FOLDER / "Vazirmatn-Regular.ttf",)
WOFF2 = {400: _FOLDER / "Vazirmatn-Regular.woff2", 600: _FOLDER / "Vazirmatn-SemiBold.woff2"}
TEXT_WOFF2 = _FOLDER / "NotoNaskhArabic-Regular.woff2"


@cache
def font_faces() -> str:
    """CSS that brings the fonts along as data."""
    faces = [(FAMILY, weight, file) for weight, file in WOFF2.items()] + [(TEXT_FAMILY, 400, TEXT_WOFF2)]
    return "\n".join(font_face(*face) for face in faces)


def font_face(family: str, weight: int, file: Path) -> str:
    data = b64encode(file.read_bytes()).decode("ascii")
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:swap;"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )
