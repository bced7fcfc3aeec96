"""The graph in Neo4j Browser: a style for it, and questions to save there.

The questions are of two kinds: those in `questions/` give what Browser draws, and the canned questions give tables.
"""

import io
import json
import re
import zipfile
from pathlib import Path

from queries import CannedQuery, bind, catalogue

HERE = Path(__file__).parent
STYLE = HERE / "style.grass"
QUESTIONS = HERE / "questions"
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of all files in the archive, so that the same questions give the same bytes."""


def save(folder: Path) -> tuple[Path, Path]:
    """Write the style and the archive of questions into `folder`; both files. OSError where that fails."""
    folder.mkdir(parents=True, exist_ok=True)
    style, questions = folder / "kg-style.grass", folder / "kg-questions.zip"
    style.write_bytes(STYLE.read_bytes())
    questions.write_bytes(archive())
    return style, questions


def archive() -> bytes:
    """The questions as Browser imports them: a zip file, whose folders become folders of saved queries."""
    files = {f"kg graphs/{file.name}": file.read_text(encoding="utf-8") for file in QUESTIONS.glob("*.cypher")}
    files |= {f"kg tables/{name}.cypher": saved(query) for name, query in catalogue().items()}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(files):
            out.writestr(zipfile.ZipInfo(name, _MOMENT), files[name], zipfile.ZIP_DEFLATED)
    return held.getvalue()


def saved(query: CannedQuery) -> str:
    """A canned question with its title first, which Browser shows, and the values of its example in place.

    Not with `:param` lines before it: of several statements at once Browser shows no table.
    """
    values = bind(query, dict(word.split("=", 1) for word in query.example.split()))
    body = "\n".join(line for line in query.cypher.splitlines() if not line.startswith("//"))
    return f"// {query.title}\n" + re.sub(r"\$(\w+)", lambda name: _json(values[name[1]]), body) + "\n"


def on_connect() -> str:
    """The command that sets the style, as `browser.post_connect_cmd` takes it: one line, no colon, no semicolons."""
    return f"style {_json(_rules(STYLE.read_text(encoding='utf-8')))}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rules(grass: str) -> dict[str, dict[str, str]]:
    """A style sheet's declarations by selector."""
    rules = {}
    for selector, declarations in re.findall(r"^(\S+) \{$(.*?)^\}$", grass, re.MULTILINE | re.DOTALL):
        pairs = (line.split(":", 1) for line in declarations.split(";") if line.strip())
        rules[selector] = {name.strip(): value.strip().strip('"') for name, value in pairs}
    return rules
