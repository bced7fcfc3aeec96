"""The encoder that the heads share, and their adapters."""
