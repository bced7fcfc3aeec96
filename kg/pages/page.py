"""HTML pages that need nothing but themselves.

Whatever comes from articles is escaped by the template engine. Should that ever fail, the page's own content security
policy still runs no script and loads no file but those that were put into it here, known by their hashes.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING

from kg.pages.fonts import font_faces
from kg.pages.wording import date_in, word
from kg.printing.text import clean, inline

if TYPE_CHECKING:
    from jinja2 import Environment


def render(name: str, **values: object) -> str:
    """The page that `templates/NAME.html` makes of `values`, with `base.css`, `NAME.css`, `base.js` and `NAME.js`."""
    style = "\n".join((font_faces(), _asset("base.css"), _asset(f"{name}.css")))
    script = "\n".join((_asset("base.js"), _asset(f"{name}.js")))
    policy = (
        f"default-src 'none'; style-src 'sha256-{_hash(style)}'; script-src 'sha256-{_hash(script)}'; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    from markupsafe import Markup

    template = _environment().get_template(f"{name}.html")
    ours = {"style": Markup(style), "script": Markup(script), "policy": policy}  # noqa: S704  files of this package
    return template.render(**ours, **values)


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode("ascii")


def _asset(file: str) -> str:
    return (resources.files("kg.pages") / "templates" / file).read_text("utf-8").replace("\r\n", "\n")


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("kg.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["word"] = word
    made.filters |= {"clean": clean, "inline": inline, "date_in": date_in, "quotations": quotations}
    made.tests["web"] = is_web
    return made


def quotations(text: str) -> list[str]:
    """A text cut at its quotations «…», which are every second part: Arabic words within an English sentence."""
    return re.split(r"(«[^«»]*»)", text)


def is_web(url: object) -> bool:
    """Whether a page may link to `url`: http and https alone, and nothing that a browser reads otherwise."""
    from urllib.parse import urlsplit

    if not isinstance(url, str) or clean(url) != url or any(sign in url for sign in " <>\"'`\\"):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
