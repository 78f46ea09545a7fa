"""What is weighed and what is told, for people: words for a terminal, and one page that stands alone and prints.

wording   weighed things in plain words
rows      tension, turning points and indicators as rows for a terminal
plots     small SVG pictures, without script
notes     references as numbered footnotes with their words
page      the whole report
"""
from .page import Report, page
from .rows import matrix_rows, tension_rows

__all__ = ["Report", "matrix_rows", "page", "tension_rows"]
