"""Read models: what the record answers. Every query is SQL over the store's tables; nothing here writes.

wanted     which annotations are asked for, as SQL
ledger     annotations one after the other, documents, references, words
article    one article with everything that is known of it
shelf      documents in pages, what is new since a visit, what menus offer
paging     one page of a ledger, sorted; its counts
overview   counts by week, party, pair, place, outlet
stands     positions: issues, what was demanded and answered, who moved
reviewing  the review queue, the history of decisions, and the figures that come of them
"""
from .ledger import CONTEXT, Hit, Ledger, Resolved, Stats, around
from .wanted import Wanted

__all__ = ["CONTEXT", "Hit", "Ledger", "Resolved", "Stats", "Wanted", "around"]
