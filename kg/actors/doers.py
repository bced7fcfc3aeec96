"""Who does something in an article without saying anything: «استقبل فلان …», «أصدرت الوزارة بيانا …»."""

from kg.actors.discourse import Discourse, Situation
from kg.actors.documents import last_told
from kg.actors.dropped import agreeing
from kg.actors.entities import Entity
from kg.actors.meanings import Meanings
from kg.actors.subjects import Subject, Subjects
from kg.actors.titles import phrase_of
from schemas import Agreement, Number, Statement


class Doers:
    """Looks for those who did something before somebody is quoted who goes without a name."""

    def __init__(self, discourse: Discourse, meanings: Meanings, subjects: Subjects) -> None:
        self._discourse = discourse
        self._meanings = meanings
        self._subjects = subjects

    def before(self, statement: Statement, where: Situation) -> Entity | None:
        """Who did something in the sentence of a cue before it, and can be its subject.

        Nobody where words were reported in between: their speaker is known.
        """
        agreement = where.shape.agreement
        holders = self._discourse.holders(statement)
        turns = [turn.statement for turn in self._discourse.recent()]
        outer = [turn for turn in turns if all(turn is not one for one in holders)]
        since = max([where.start, *(turn.cue.end for turn in outer)])
        for subject in reversed(self._subjects.between(since, where.at)):
            if not any(turn.content.start <= subject.verb < turn.content.end for turn in outer):
                found = self._meant(statement, subject)
                alike = subject.gender is agreement.gender and agreement.number is not Number.PLURAL
                agrees = agreeing(found, agreement) != "no" or alike
                if agrees and not _other_gender(subject, agreement):
                    return found
        return None

    def issuer(self, statement: Statement, document: str) -> Entity | None:
        """Who issued a document, beside whose words or deeds it was named last: «أصدرت الوزارة بيانا …»."""
        turn = last_told(self._discourse, document)
        since = turn.statement.cue.end if turn is not None else 0
        for subject in reversed(self._subjects.between(since, statement.cue.start)):
            beside = self._discourse.sentence_words(subject.verb)
            issues = subject.issues or self._discourse.told_in(subject.verb, statement.cue.start, document)
            issued = issues and not beside.isdisjoint({document, document + "ا"})
            if issued and not self._discourse.within_content(subject.verb):
                return self._meant(statement, subject)
        return turn.actor if turn is not None else None

    def _meant(self, statement: Statement, subject: Subject) -> Entity:
        named = self._meanings.named(subject.span)
        return named or self._meanings.meant(statement, subject.span, phrase_of(subject.span), None).actor


def _other_gender(subject: Subject, agreement: Agreement) -> bool:
    """«استقبلت فلانة …، مؤكدا»: of one person the two verbs would agree."""
    return (
        agreement.number is Number.SINGULAR and agreement.gender is not None and agreement.gender is not subject.gender
    )
