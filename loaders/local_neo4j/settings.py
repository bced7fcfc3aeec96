"""How a local Neo4j is set up: loopback only, nothing sent home, no files and no addresses read by queries."""

import re

from loaders.local_neo4j.files import HOST
from loaders.local_neo4j.lines import Line

SETTINGS = {
    "server.default_listen_address": HOST,
    "server.https.enabled": "false",
    # LOAD CSV reads neither files nor addresses, not even in a session that only reads.
    "server.directories.import": "import",
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
    # No plugin is there; should one get in, only what is built in may be called.
    "dbms.security.procedures.allowlist": "db.*,dbms.*,tx.*",
    # Nothing about the use of the server leaves the machine.
    "dbms.usage_report.enabled": "false",
    "client.allow_telemetry": "false",
    # Small, quick to start and to stop.
    "server.memory.pagecache.size": "256m",
    "db.tx_log.preallocate": "false",
}
OF_LINE = {
    Line.LTS: {
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
    },
    Line.CURRENT: {
        "dbms.fleet_manager.enabled": "false",
        "server.fleet_discovery.enabled": "false",
        "server.http.x_forward.enabled": "false",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",
    },
}

LEAST_MEGABYTES = 256
"""Memory for queries with which a server starts and answers."""

_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
JAVA_OPTIONS = (
    "-Xms128m",
    "-XX:+UseSerialGC",
    "-XX:+ExitOnOutOfMemoryError",
    "-XX:TieredStopAtLevel=1",  # starts in two thirds of the time
    "-Dfile.encoding=UTF-8",
    "-Djava.awt.headless=true",
    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
    "--enable-native-access=ALL-UNNAMED",
)


def configuration(line: Line, bolt_port: int, http_port: int, on_connect: str | None) -> str:
    """The text of neo4j.conf. `on_connect` is a command that Browser runs whenever it has connected."""
    bolt, http = f"{HOST}:{bolt_port}", f"{HOST}:{http_port}"
    own = {
        "server.bolt.listen_address": bolt,
        "server.bolt.advertised_address": bolt,
        "server.http.listen_address": http,
        "server.http.advertised_address": http,
    }
    if on_connect is not None:
        own["browser.post_connect_cmd"] = on_connect
    lines = (f"{name}={value}\n" for name, value in {**SETTINGS, **OF_LINE[line], **own}.items())
    return "# Written by kg neo4j start, anew each time.\n" + "".join(lines)


def megabytes(text: str) -> float | None:
    """An amount of memory as Java takes it, such as 512m or 2g; None where Java takes no such text."""
    found = re.fullmatch("([1-9][0-9]{0,9})([kmg])", text.lower())
    return int(found[1]) * {"k": 1 / 1024, "m": 1.0, "g": 1024.0}[found[2]] if found else None
