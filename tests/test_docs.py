"""The documents are in step with the code, and every command in them exists."""

import importlib.util
import re
import shlex
from pathlib import Path

import pytest

from kg.cli.app import app
from kg.cli.errors import MEANING, ExitCode
from schemas import Act, ContradictionKind, Polarity, Quoted

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def _generated() -> dict[Path, str]:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    documents: dict[Path, str] = module.documents()
    return documents


def test_generated_documents_are_in_step() -> None:
    for path, text in _generated().items():
        assert path.read_text("utf-8") == text, f"{path.name}: run make docs"


def test_public_texts_speak_of_nothing_that_users_lack() -> None:
    for path, text in _generated().items():
        assert "guidelines" not in text.lower(), path.name


def test_the_glossary_has_every_value() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    for value in (*Polarity, *Act, *Quoted, *ContradictionKind):
        assert f"`{value}`" in text


def test_exit_codes_are_documented() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for code in ExitCode:
        assert f"| {code.value} | {MEANING[code]} |" in text


def _commands(page: Path) -> list[str]:
    """Every `kg …` in code: lines of code blocks, and code within sentences."""
    text = page.read_text("utf-8")
    blocks = re.findall(r"^```(?:sh)?\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    lines += re.findall(r"^ {4}(.*)$", text, re.MULTILINE)
    lines += re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return [line for line in lines if re.match(r"kg [a-z]", line) and not line.startswith("kg COMMAND")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_documents_exist(page: Path) -> None:
    import typer.main

    root = typer.main.get_command(app)
    for line in _commands(page):
        words = shlex.split(line.split(" > ")[0].replace("…", ""), comments=True)[1:]
        command = root
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]  # type: ignore[attr-defined]
        assert command is not root, line
        known = {name for parameter in command.params for name in parameter.opts}
        for option in (word.split("=")[0] for word in words if re.match(r"--?[a-z]", word)):
            assert option in known, f"{line}: no option {option}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#<]+)\)", page.read_text("utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
