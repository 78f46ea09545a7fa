"""The nouns. Frozen, standard library only, no input or output; spans are half-open code points of `document.text`."""
from .commitment import Commitment, Position
from .document import Document, Section
from .entity import Entity, Mention, Party
from .event import CodedEvent, Event
from .figure import Figure, History
from .place import Place
from .reading import Failed, Lean, Missing, Reading, Receipt
from .span import Span, Words
from .statement import Speaker, Statement
from .time import Time, When
from .wayback import WayBack

__all__ = ["CodedEvent", "Commitment", "Document", "Entity", "Event", "Failed", "Figure", "History", "Lean", "Mention", "Missing", "Party",
           "Place", "Position", "Reading", "Receipt", "Section", "Span", "Speaker", "Statement", "Time", "WayBack", "When",
           "Words"]
