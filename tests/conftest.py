"""What all tests share."""

from neo4j_servers import empty_neo4j, neo4j_server, start_neo4j
from stores import address

__all__ = ["address", "empty_neo4j", "neo4j_server", "start_neo4j"]
