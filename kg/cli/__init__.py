"""The command line: a thin shell over the pipeline, the store and the report."""

from kg.cli.app import main

__all__ = ["main"]
