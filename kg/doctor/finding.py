"""What the doctor finds: a part, how it is, and what mends it."""

from enum import StrEnum

from schemas import Frozen


class State(StrEnum):
    """A warning keeps nothing from working; what is broken does."""

    FINE = "fine"
    WARNING = "warning"
    BROKEN = "broken"


class Finding(Frozen):
    """One part that was looked at."""

    part: str
    state: State
    says: str
    mend: str | None = None
    """The command, or the deed, that mends it."""


def fine(part: str, says: str) -> Finding:
    return Finding(part=part, state=State.FINE, says=says)


def warning(part: str, says: str, mend: str) -> Finding:
    return Finding(part=part, state=State.WARNING, says=says, mend=mend)


def broken(part: str, says: str, mend: str) -> Finding:
    return Finding(part=part, state=State.BROKEN, says=says, mend=mend)
