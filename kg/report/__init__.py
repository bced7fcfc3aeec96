"""Reports of a graph: `build.build_report` makes a frozen model, `terminal` and `markdown` render it."""
