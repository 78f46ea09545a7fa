"""Who said what.

find        the cascade: turns of a transcript, quotations, what is reported, what is said inside what is said
reported    indirect speech and attitudes, from the encoder's marks
nested      "A said that B had warned …": B's words inside A's
circumstances  to whom and when it was said
"""
from .find import find_statements

__all__ = ["find_statements"]
