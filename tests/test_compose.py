"""docker-compose.yml, parsed: what it says is what the managed local Neo4j does, and nothing of it is open."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.local_neo4j import Line
from loaders.local_neo4j.settings import OF_LINE, SETTINGS

FILE = Path(__file__).resolve().parent.parent / "docker-compose.yml"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def service(compose: dict[str, Any]) -> dict[str, Any]:
    assert list(compose["services"]) == ["neo4j"]
    return compose["services"]["neo4j"]  # type: ignore[no-any-return]


def settings(service: dict[str, Any]) -> dict[str, str]:
    """The settings that the image makes of its environment: «_» stands for «.», «__» for «_»."""
    names = {name: name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".") for name in service["environment"]}
    return {names[name].replace("\0", "_"): value for name, value in service["environment"].items()}


def test_the_image_is_the_pinned_long_term_version(service: dict[str, Any]) -> None:
    assert service["image"] == f"neo4j:{Line.LTS.version}-community"


def test_the_settings_are_those_of_the_local_neo4j(service: dict[str, Any]) -> None:
    memory = {name for name in settings(service) if name.startswith("server.memory.")}
    assert {"server.memory.heap.max_size", "server.memory.pagecache.size"} <= memory
    shared = {name: value for name, value in settings(service).items() if name not in memory}
    known = {**SETTINGS, **OF_LINE[Line.LTS]}
    assert shared == {name: known[name] for name in shared}
    assert {
        "dbms.security.allow_csv_import_from_file_urls",
        "internal.dbms.cypher_ip_blocklist",
        "dbms.security.procedures.allowlist",
        "dbms.usage_report.enabled",
        "client.allow_telemetry",
    } <= set(shared)


def test_every_port_is_this_machines_alone(service: dict[str, Any]) -> None:
    assert sorted(service["ports"]) == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]
    assert "network_mode" not in service


def test_the_password_comes_from_a_file_and_stands_nowhere(compose: dict[str, Any], service: dict[str, Any]) -> None:
    assert compose["secrets"] == {"neo4j_password": {"file": "${KG_NEO4J_PASSWORD_FILE:-./neo4j_password.txt}"}}
    assert service["secrets"] == ["neo4j_password"]
    assert not any("AUTH" in name or "PASSWORD" in name for name in service["environment"])
    assert re.search(r'NEO4J_AUTH="neo4j/\$\$\(cat /run/secrets/neo4j_password\)"', service["command"][0])
    assert "neo4j_password.txt" in FILE.with_name(".gitignore").read_text(encoding="utf-8")


def test_there_is_no_plugin(service: dict[str, Any]) -> None:
    told = "\n".join(line.split("#")[0] for line in FILE.read_text(encoding="utf-8").splitlines()).lower()
    assert "apoc" not in told
    assert "plugins" not in told
    assert not any("plugins" in volume for volume in service["volumes"])


def test_health_is_asked_by_a_query(service: dict[str, Any]) -> None:
    health = service["healthcheck"]
    assert health["test"][0] == "CMD-SHELL"
    assert 'cypher-shell "RETURN 1"' in health["test"][1]
    assert {"interval", "timeout", "retries", "start_period"} <= set(health)


def test_the_data_outlives_the_container(compose: dict[str, Any], service: dict[str, Any]) -> None:
    named = {volume.split(":")[0]: volume.split(":")[1] for volume in service["volumes"]}
    assert named["neo4j_data"] == "/data"
    assert set(named) == set(compose["volumes"])
    assert not any(name.startswith((".", "/")) for name in named)


def test_each_choice_says_why() -> None:
    text = FILE.read_text(encoding="utf-8")
    for choice in ("image:", "entrypoint:", "ports:", "volumes:", "healthcheck:", "restart:"):
        place = text.index(f"    {choice}")
        line = text[place : text.index("\n", place)]
        before = text[:place].rstrip("\n").splitlines()[-1]
        assert "#" in line or before.strip().startswith("#"), choice
