"""What a place's name is used for: the place itself, its government or people ("Moscow said", "the French"), or the dateline."""
from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from ...annotation import Span
from .names import Named
from .words import GEOGRAPHIC, listed

if TYPE_CHECKING:
    from spacy.tokens import Doc

Use = Literal["literal", "metonymic", "dateline"]

# Where a place's name stands for those who govern it. Read off GeoWebNews train, as metonymic to literal: subjects 83 to 7,
# possessors 40 to 0, objects of these prepositions 27 to 7, objects of a verb 21 to 15 (so only of verbs that deal with somebody).
ACTING = frozenset(("nsubj", "agent", "poss"))
TOWARD = frozenset(("with", "against", "between", "by", "for", "among"))
DEALING = ("accus", "urg", "warn", "sanction", "criti", "condemn", "threaten", "blam", "tell", "told", "ask", "press", "back", "help",
           "support", "allow", "let", "demand", "give", "gave", "force", "prevent", "prais", "thank", "deter", "punish", "arm")
RULERS = listed("""government officials official authorities administration leaders leader envoy envoys diplomats diplomat regime
    spokesman spokeswoman bureaucrats policy""")
# What a place has or is as a place: "Ukraine's border", "flights between London and Paris", "left for America".
OWN_GROUND = GEOGRAPHIC | listed("""
    borders territory soil capital north south east west streets cities suburbs shores outskirts waters airspace
    areas regions flights flight service route distance left leaving leave leaves bound departed headed
    heading""")


def use_of(name: Named, span: Span, datelines: Sequence[Span], parse: Doc | None) -> Use:
    """1. in a dateline 2. a people or an adjective, or where a government acts, has, or is dealt with 3. the place itself, or no
    parse to tell."""
    if any(line.contains(span) for line in datelines):
        return "dateline"
    if name.civic or name.people or (parse is not None and _stands_for_government(parse[name.first : name.last].root, name)):
        return "metonymic"
    return "literal"


def _stands_for_government(token: Any, name: Named) -> bool:
    token = _first_of_list(token)
    if token.head.lower_ in OWN_GROUND or (token.dep_ == "pobj" and token.head.head.lower_ in OWN_GROUND):
        return False
    if token.dep_ in ACTING or (token.dep_ == "pobj" and token.head.lower_ in TOWARD):
        return True
    if token.dep_ == "compound" and name.held:
        return name.held[0].kind == "country" or (name.held[0].kind == "capital" and token.head.lower_ in RULERS)
    return token.dep_ in ("dobj", "dative") and token.head.lower_.startswith(DEALING)


def _first_of_list(token: Any) -> Any:
    """The first of "Russia, China and Iran": the rest are used as it is."""
    steps = 0
    while token.dep_ == "conj" and steps < 20:
        token, steps = token.head, steps + 1
    return token
