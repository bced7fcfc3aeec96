"""The short form of `make faults`: loaders and servers killed in mid-load, on each store."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

import faults


@pytest.mark.parametrize("name", faults.STORES)
def test_a_load_that_is_killed_is_completed_by_the_same_load(name: str, tmp_path: Path) -> None:
    with faults.opened(name, tmp_path) as place:
        found = faults.disturb(place, statements=60, loader_kills=2, server_kills=2)
    assert (found.kills, found.wrong) == (4, 0)
