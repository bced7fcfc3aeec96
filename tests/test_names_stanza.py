"""The bundled model in plain Stanza, and the whole way, with every socket shut and no setting that keeps a hub away."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHUT = """
import socket, sys

def refuse(*arguments, **options):
    raise SystemExit(f"tried to reach the network: {arguments}")

class Shut(socket.socket):
    connect = connect_ex = sendto = refuse

socket.socket = Shut
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse
"""
PLAIN_STANZA = """
import stanza
from kg.annotating.for_stanza import main
sys.argv = ["for_stanza", FOLDER]
main()
pipeline = stanza.Pipeline(
    "ar", dir=FOLDER, processors="tokenize,ner", tokenize_pretokenized=True, download_method=None, device="cpu"
)
document = pipeline([["قال", "بوتين", "في", "موسكو", "."], ["نفت", "حركة", "طالبان", "ذلك", "."]])
print([(name.type, name.text) for sentence in document.sentences for name in sentence.ents])
"""
WHOLE_WAY = """
from pathlib import Path
from kg.pipeline import base_layer, derive, extract
from kg.reading import read_articles

def fail(*reason):
    raise SystemExit(reason)

articles = list(read_articles([Path("examples")], on_failure=fail))
derived = derive(base_layer(extract(articles, fail)))
print(len(derived.statements), len(derived.contradictions))
"""


def run_shut(program: str, folder: Path) -> str:
    """The program's output, run with sockets shut and an empty home, so that no cache helps either."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("HF_", "TRANSFORMERS_"))}
    environment |= {"HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", f"{SHUT}FOLDER = {str(folder / 'stanza')!r}\n{program}"],
        capture_output=True, text=True, env=environment, cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_stanza_loads_the_bundled_model_without_a_network(tmp_path: Path) -> None:
    found = run_shut(PLAIN_STANZA, tmp_path)
    assert found.strip() == "[('PERS', 'بوتين'), ('LOC', 'موسكو'), ('ORG', 'طالبان')]"


def test_the_whole_way_needs_no_network(tmp_path: Path) -> None:
    statements, contradictions = map(int, run_shut(WHOLE_WAY, tmp_path).split())
    assert statements > 10
    assert contradictions > 0


def test_the_lock_itself_holds(tmp_path: Path) -> None:
    """What the tests above rely on: a program that does call out is stopped."""
    program = SHUT + "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/')\n"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode != 0
    assert "tried to reach the network" in done.stderr
