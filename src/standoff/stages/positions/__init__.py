"""Positions: who stands where on which issue.

words    words of stance, with the kind of stance that each tells
issues   what a stance is about, as a short noun phrase of the text
find     the rules in their order
"""
from .find import find_positions

__all__ = ["find_positions"]
