"""The crisis brief: what an editor wants to know, every line with its reference and the exact words.

nouns    chapters, entries, lines: what a brief is made of
gather   readings to findings, each with its reference; the texts are let go
same     what is of one entry becomes one line with several references
names    names for people in place of codes
words    safe, clipped, dated words
acts     events in an editor's words: the auxiliary decides
lines    what the chapters share
acts_chapters, bonds, stands, claims, gaps    the chapters
course   what the articles tell together: demands and answers, what moved
described    one finding in plain words
shape    puts them in order; who owns a finding is settled first
render   Markdown, or rows for a terminal
"""
from .nouns import Asked, Brief, Chapter, Entry, Line, Piece
from .render import markdown, plain, rows_of
from .shape import shape

__all__ = ["Asked", "Brief", "Chapter", "Entry", "Line", "Piece", "markdown", "plain", "rows_of", "shape"]
