"""Canned questions to the graph: one `.cypher` file each, with its contract in its header."""

from queries.catalogue import BadParameter, BadQuery, CannedQuery, Parameter, ParameterType, bind, catalogue

__all__ = ["BadParameter", "BadQuery", "CannedQuery", "Parameter", "ParameterType", "bind", "catalogue"]
