"""Commitments: who is bound to what, on which condition.

words         the words of promising, threatening and offering, of conditions, of what would hurt
bond          what the grammar finds before anybody is bound by it
conditions    a condition and what would follow from it, in every grammar
undertakings  what somebody undertakes without a condition
bound         whom it binds and toward whom, its kind and deadline
find          the rules in their order
"""
from .find import find_commitments

__all__ = ["find_commitments"]
