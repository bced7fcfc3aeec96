"""How two texts stand to each other, by a cross-encoder on the bundled encoder."""
