"""What is said of an article that a stage failed on."""


def not_analysed(error: Exception) -> str:
    """The reason in one line."""
    return f"could not be analysed: {type(error).__name__}: {error}"
