"""Is the program itself whole: Python, the packages it needs, its files, its model, its questions?"""

import json
import platform
import sys
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from pathlib import Path

from packaging.requirements import Requirement

from kg.doctor.finding import Finding, broken, fine

NAME = "claim-denial-kg"
REINSTALL = f"pip install --force-reinstall --no-deps {NAME}"
SENTENCE = "قال دميتري بيسكوف إن روسيا لم تتدخل في الانتخابات."


def python() -> Finding:
    return fine("python", f"{platform.python_version()} ({sys.executable})")


def packages() -> Finding:
    """Whether every package that kg needs is there, in a version that it takes."""
    needed = [Requirement(text) for text in distribution(NAME).requires or ()]
    needed = [one for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
    wrong = [one for one in needed if not _satisfied(one)]
    if wrong:
        names = ", ".join(f"{one.name} ({_installed(one.name) or 'missing'})" for one in wrong)
        mend = " ".join(f"'{one.name}{one.specifier}'" for one in wrong)
        return broken("packages", f"missing or too old: {names}", f"pip install {mend}")
    return fine("packages", f"all {len(needed)} are there")


def files() -> Finding:
    """Whether every file is as it was installed: models and data files too."""
    installed = distribution(NAME)
    damaged = list(_damaged(installed))
    if damaged:
        return broken("files", f"missing or changed: {', '.join(damaged[:5])}", REINSTALL)
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    if origin.get("dir_info", {}).get("editable"):
        return fine("files", "an editable installation: whatever is in its folder")
    return fine("files", f"all {len(installed.files or ())} are as they were installed")


def torch() -> Finding:
    try:
        import torch
    except (ImportError, OSError) as error:
        return broken("torch", str(error), "pip install --force-reinstall torch")
    where = "with CUDA" if torch.cuda.is_available() else "on the CPU"
    return fine("torch", f"{torch.__version__} {where}, {torch.get_num_threads()} threads")


def queries() -> Finding:
    from queries import BadQuery, catalogue

    try:
        return fine("queries", f"{len(catalogue())} canned queries, all well-formed")
    except BadQuery as error:
        return broken("queries", str(error), REINSTALL)


def models() -> Finding:
    """Whether the models load, and read a sentence."""
    from kg.pipeline import extract
    from schemas import Article

    reasons: list[str] = []
    try:
        found = list(extract([Article.make("doctor", SENTENCE)], lambda _doc, reason: reasons.append(reason)))
    except Exception as error:  # whatever a damaged model makes of itself
        return broken("models", f"{type(error).__name__}: {error}", REINSTALL)
    actors = [one.actor.name for facts in found for one in facts.statements if one.actor]
    if reasons or not actors:
        return broken("models", reasons[0] if reasons else f"no statement found in: {SENTENCE}", REINSTALL)
    return fine("models", f"read who speaks: {', '.join(actors)}")


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _satisfied(requirement: Requirement) -> bool:
    found = _installed(requirement.name)
    return found is not None and requirement.specifier.contains(found, prereleases=True)


def _damaged(installed: Distribution) -> Iterator[str]:
    for file in installed.files or ():
        if file.hash is None or file.hash.mode != "sha256":
            continue
        try:
            digest = sha256(Path(file.locate()).read_bytes()).digest()
        except OSError:
            yield str(file)
        else:
            if urlsafe_b64encode(digest).rstrip(b"=").decode() != file.hash.value:
                yield str(file)
