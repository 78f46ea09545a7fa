"""Figures: numbers that matter to a crisis, each with its words, what it counts and who claims it.

amounts  every number of a text: value, bounds, unit
words    what is counted in crises, and what stands near it
find     which of the numbers are figures, by numbered rules
"""
from .find import find_figures

__all__ = ["find_figures"]
