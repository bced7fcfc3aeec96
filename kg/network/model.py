"""The signed graph of actors, before anybody decides how it looks."""

from pydantic import Field

from schemas import ActorKind, Frozen


class Member(Frozen):
    """An actor that contradicts, agrees, or passes on what others say."""

    id: str
    name: str
    name_en: str | None = None
    kind: ActorKind
    statements: int = Field(description="statements that it made")
    denials: int = Field(description="how many of them deny something")
    contradicted: int = Field(description="pairs in which another actor contradicts it")
    contradicted_by: int = Field(description="how many other actors contradict it")
    contradicts: int = Field(description="pairs in which it contradicts another actor")
    agrees: int = Field(description="claims that it shares with others")
    self_contradictions: int = Field(description="pairs in which it contradicts itself")
    camp: int | None = Field(default=None, description="number of its camp, see `Camps`")
    circle: int | None = Field(default=None, description="number of its community of agreement")


class Tie(Frozen):
    """What lies between two actors. `sign` is -1 where they contradict each other more often than they agree."""

    a: str = Field(description="actor id")
    b: str = Field(description="actor id")
    sign: int = Field(description="-1 contradiction, 1 agreement, 0 as much of the one as of the other")
    contradictions: int = Field(description="pairs of statements")
    a_denies_b: int = Field(description="how many of them are denials by `a`")
    b_denies_a: int = Field(description="how many of them are denials by `b`")
    agreements: int = Field(description="claims that both make")
    strained: bool = Field(default=False, description="does not fit the division into two camps: see `Camps`")


class Camps(Frozen):
    """Two camps among actors who are tied to each other: a division that moving no single actor makes better.

    In a balanced quarrel (Harary 1953) no tie does: all contradiction runs between the camps, all agreement within.
    """

    sides: tuple[tuple[str, ...], tuple[str, ...]] = Field(description="actor ids")
    numbers: tuple[int, int] = Field(description="the camps' numbers")
    ties: int
    strained: int = Field(description="ties within a camp that contradict, or across that agree")

    @property
    def balanced(self) -> bool:
        return self.strained == 0


class Broker(Frozen):
    """An actor through whom statements of others reach the reader."""

    actor: str = Field(description="actor id")
    relayed: int = Field(description="statements that came through it")
    sources: int = Field(description="different actors whose statements these are")
    unnamed: int = Field(description="how many of the statements are by unnamed sources")
    disputed: int = Field(description="how many of the statements are contradicted by another")
    betweenness: float = Field(description="share of the shortest ways from source to outlet that lead through it")


class Network(Frozen):
    """The graph: members by how much they are contradicted, ties by how many contradictions they carry."""

    members: tuple[Member, ...]
    ties: tuple[Tie, ...]
    camps: tuple[Camps, ...] = Field(description="one division for each group of tied actors, the largest first")
    circles: tuple[tuple[str, ...], ...] = Field(description="communities of actors who make the same claims")
    brokers: tuple[Broker, ...]

    @property
    def balance(self) -> float:
        """Share of the ties that fit the camps, 0 to 1; 1 where there are no ties."""
        ties = sum(one.ties for one in self.camps)
        return 1.0 - sum(one.strained for one in self.camps) / ties if ties else 1.0
