"""Features of a candidate for the subject that a verb leaves out: «وأضاف أن …», «مؤكدا أن …»."""

from kg.actors.discourse import Discourse, Situation, group_of
from kg.actors.entities import Entity
from schemas import ActorKind, Agreement, Gender, Number


def dropped_features(discourse: Discourse, where: Situation, entity: Entity, doer: Entity | None) -> dict[str, float]:
    """What speaks for and against `entity` as the subject of the cue.

    `doer` is whose the verb before it is, where that reports nothing: «استقبل فلان …، مؤكدا أن …».
    """
    form = where.shape.form.value if where.shape.form is not None else "other"
    group = group_of(entity)
    rank = rank_name(where, entity)
    agreement = agreeing(entity, where.shape.agreement)
    found = [
        f"rank={rank}",
        f"rank={rank}&{form}",
        f"rank={rank}&{group}",
        f"group={group}",
        f"agree={agreement}",
        f"agree={agreement}&{group}",
    ]
    if where.shape.continues:
        found.append(f"rank={rank}&continues")
    if where.around is not None:
        inside = "around" if where.around.actor is entity else "not around"
        found += [inside, f"{inside}&{form}", f"held&rank={rank}"]
        if entity in discourse.named_between(where.around.statement.content.start, where.at):
            found += ["named in content around", f"named in content around&{group}"]
    turn = where.last.get(entity)
    if turn is not None:
        gap = where.sentence - discourse.sentence(max(turn.statement.cue.end, turn.statement.content.end) - 1)
        found += [f"spoke={min(max(gap, 0), 3)}", f"spoke={min(max(gap, 0), 3)}&rank={rank}"]
    found += _where_named(discourse, where, entity, group, form)
    others = [one for one in where.since if one is not entity and one.kind is ActorKind.PERSON]
    if rank == "0" and others:
        found += ["last but others since", f"last but others since&{form}"]
    if entity in where.since:
        first = where.since[0] is entity
        found += ["since", f"since&{group}", *(["since first", f"since first&{group}"] if first else [])]
    heard = discourse.heard[entity]
    found.append(f"heard={min(heard, 3)}")
    if heard and heard == max(discourse.heard.values()):
        found.append("heard most")
    if entity in discourse.in_headline:
        found += ["in headline", f"in headline&{group}"]
    found.append(f"named={min(len(entity.places), 4)}")
    if doer is not None:
        does = "does" if doer is entity else "another does"
        found += [does, f"{does}&{form}"]
    return dict.fromkeys(found, 1.0)


def _where_named(discourse: Discourse, where: Situation, entity: Entity, group: str, form: str) -> list[str]:
    place = discourse.place_before(entity, where.at)
    if place is None:
        return ["not yet named", f"not yet named&{group}"]
    distance = where.sentence - discourse.sentence(place)
    found = [f"near={min(distance, 4)}", f"near={min(distance, 4)}&{group}"]
    case = "oblique" if discourse.oblique(place) else "bare"
    said = "said" if discourse.within_content(place) else "told"
    if distance == 0:
        word = discourse.word_before(place)
        found += [f"after={word}", f"after={word}&{said}", f"after={word}&{group}"]
    if distance <= 1:
        found += [f"{case}&near={distance}", f"{said}&near={distance}", f"{said}&{case}&near={distance}&{group}"]
    if distance == 0:
        persons = [one for one in where.named if one.kind is ActorKind.PERSON]
        if where.named[:1] == [entity]:
            found += ["first in sentence", f"first in sentence&{group}", f"first in sentence&{form}"]
        if persons[:1] == [entity]:
            found += ["first person in sentence", f"first person in sentence&{form}"]
        if where.named[-1:] == [entity]:
            found += ["last in sentence", f"last in sentence&{form}"]
    return found


def rank_name(where: Situation, entity: Entity) -> str:
    """Which of the speakers so far an entity is: the last is 0."""
    rank = where.ranks.get(entity)
    return "none" if rank is None else str(min(rank, 3))


def agreeing(entity: Entity, agreement: Agreement) -> str:
    """Whether a verb of this form can have this entity as its subject: «yes», «no», «maybe», or «open»."""
    if agreement.number in (Number.PLURAL, Number.DUAL):
        if entity.plural:
            return "yes"
        return "maybe" if entity.kind in (ActorKind.GROUP, ActorKind.UNNAMED, ActorKind.ORGANIZATION) else "no"
    if agreement.gender is None:
        return "open"
    if entity.plural and agreement.number is Number.SINGULAR:
        return "no"
    if entity.gender is None:
        return "unlikely" if agreement.gender is Gender.FEMININE and entity.kind is ActorKind.PERSON else "maybe"
    return "yes" if entity.gender is agreement.gender else "no"


def another_gender(entity: Entity, agreement: Agreement) -> bool:
    """Whether the verb's form rules a person out: «وقال» is not said of her."""
    known = entity.kind is ActorKind.PERSON and entity.gender is not None and agreement.gender is not None
    return known and agreement.number is Number.SINGULAR and entity.gender is not agreement.gender
