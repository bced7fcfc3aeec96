"""Statements read by a model: the bundled encoder with an adapter, and heads for cues, spans and stance."""
