"""Places: where the text names one, and which point on the map that is.

The way from text to places (find); words has the tables:
1  names    names, by the gazetteer and the entity tags; peoples and adjectives of states ("Russian", "the French")
2  resolve  the place meant by each name, one for a document
3  use      the use of each: dateline, metonymic ("Moscow said", "Russian troops") or literal
"""
from .find import find_places

__all__ = ["find_places"]
