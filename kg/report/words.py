"""The report's English frame, the same in every rendering."""

from kg.report.model import Told
from schemas import Act, ContradictionKind

KINDS = {
    ContradictionKind.DENIAL: "Denials: one side says that what the other says is untrue",
    ContradictionKind.NEGATION: "Negations: one side says the opposite of the other",
    ContradictionKind.INCOMPATIBLE: "Incompatible: both cannot be true at once",
}

_VERBS = {
    Act.STATE: "says",
    Act.CONFIRM: "confirms",
    Act.ANNOUNCE: "announces",
    Act.ACCUSE: "accuses",
    Act.WARN: "warns",
    Act.DEMAND: "demands",
    Act.PROMISE: "promises",
    Act.DENY: "denies",
    Act.NO_COMMENT: "does not comment",
}


def says(told: Told) -> str:
    """What the actor does with the content: «denies», «says (the reporter doubts it)»."""
    return _VERBS[told.act] + (" (the reporter doubts it)" if told.hedged else "")


def times(number: int) -> str:
    """How often a thing was said, where that was more than once."""
    return "" if number == 1 else f" ×{number}"
