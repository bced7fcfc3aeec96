"""Typed, immutable models of everything that crosses a boundary, and the graph's schema."""

from schemas.actor import Actor, ActorKind, Judgement, Mention, Verdict
from schemas.analysis import ArticleFacts, ArticleMeta, BaseLayer, Derived
from schemas.annotation import AnnotatedArticle, Name, NameKind, Sentence, Token
from schemas.article import Article, Story
from schemas.base import Frozen, Span, content_hash
from schemas.claim import Claim, Contradiction, ContradictionKind
from schemas.records import ClaimRecord, ContradictionRecord, StatementRecord
from schemas.statement import Act, ActorRef, Agreement, Gender, Number, Polarity, Quoted, Statement

__all__ = [
    "Act",
    "Actor",
    "ActorKind",
    "ActorRef",
    "Agreement",
    "AnnotatedArticle",
    "Article",
    "ArticleFacts",
    "ArticleMeta",
    "BaseLayer",
    "Claim",
    "ClaimRecord",
    "Contradiction",
    "ContradictionKind",
    "ContradictionRecord",
    "Derived",
    "Frozen",
    "Gender",
    "Judgement",
    "Mention",
    "Name",
    "NameKind",
    "Number",
    "Polarity",
    "Quoted",
    "Sentence",
    "Span",
    "Statement",
    "StatementRecord",
    "Story",
    "Token",
    "Verdict",
    "content_hash",
]
