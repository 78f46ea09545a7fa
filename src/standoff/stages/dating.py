"""An event's own date and place: those that its clause names, not those of the report or of another clause.

Times and places are ranked by how they hang on the trigger in the parse; without a parse, by nearness with no verb between.
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..annotation import Place, Span, Time, When
from ..reference.gazetteer import places as known_places
from .places.use import OWN_GROUND
from .places.words import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A date that hangs on one of these is that of the saying, not of what is said.
REPORTING = listed("""said says say saying told tells tell reported reports announced announces announcing added adds stated states wrote
    writes claimed claims noted notes reiterated recalled explained insisted argued suggested acknowledged quoted according""")
# Prepositions of the place where something happens. Behind "on" stands who is struck ("sanctions on Russia") as often.
AT = listed("in at near inside within across throughout outside around off over along")
# Where a journey ends, behind these words.
TO = listed("to into toward towards onto")
GOING = ("travel", "deploy", "cross", "visit", "welcom", "arriv", "flew", "fly", "flight", "go", "went", "mov", "march", "trip", "journey",
         "return", "came", "come", "enter", "incursion", "advanc", "deliver", "summon", "invit")
# Verbs and nouns, by their beginnings, that happen at their object: "visited Kabul", "the bombing of Hanoi". Chosen on
# the gold sentences of dev.
ON_GROUND = ("visit", "enter", "liberat", "storm", "bomb", "shell", "seiz", "captur", "occup", "evacuat", "tour", "retak", "retook", "raid",
             "besieg", "siege", "reach", "cross", "pound", "overr", "fall", "fell", "battle", "destruct", "destroy", "blockad")
# Likewise, where their object is no state: a state that is attacked is the recipient.
ON_TOWN = ("invad", "invasion", "attack", "assault", "struck", "strik", "hit", "target", "advanc", "march")


def when_of(trigger: Span, sentence: Span, times: Sequence[Time], parse: Doc | None, published: datetime.date | None) -> When | None:
    """Return the date of the event that `trigger` names, None where its clause does not say.

    Dates go before durations. "since 2012" runs on to `published`, "through February 4" from it.

    Args:
        trigger, sentence: spans of the document's text; the trigger lies in the sentence.
        times: of the document or the sentence; those without days are passed over.
        parse: a Doc over the whole text, or None.
        published: the day of publication, where known.
    """
    near = [time for time in times if time.start and time.end and time.type != "set" and sentence.contains(time.span)]
    ranked = []
    for time in near:
        rank = _time_rank(trigger, time.span, parse) if parse is not None else _apart(trigger, time.span, [other.span for other in near])
        if rank is not None:
            ranked.append((time.type == "duration", rank, _gap(trigger, time.span), time))
    if not ranked:
        return None
    time = min(ranked, key=lambda one: one[:3])[3]
    return _running(time, _governor(time.span, parse), published)


def place_of(trigger: Span, sentence: Span, places: Sequence[Place], parse: Doc | None) -> Place | None:
    """Return the place where the event that `trigger` names happens, None where its clause does not say.

    Only literal places: neither the dateline's nor a name that stands for a government. Arguments as in `when_of`.
    """
    near = [place for place in places if place.use == "literal" and sentence.contains(place.span)]
    ranked = []
    for place in near:
        rank = _place_rank(trigger, place, parse) if parse is not None else _apart(trigger, place.span, [other.span for other in near])
        if rank is not None:
            ranked.append((rank, _gap(trigger, place.span), place))
    return min(ranked, key=lambda one: one[:2])[2] if ranked else None


def _running(time: Time, governor: str, published: datetime.date | None) -> When:
    assert time.start and time.end
    start, end = time.start, time.end
    if governor == "since" and published and published > start:
        end = published
    if governor in ("through", "until", "till") and published and published < end:
        start = published
    return When(start, end, time.precision or "day", "relative" if time.relative else "stated", time.text, time.span)


def _governor(span: Span, parse: Doc | None) -> str:
    """The word that a time expression hangs on ("since")."""
    head = _head(parse, span) if parse is not None else None
    return head.head.lower_ if head is not None else ""


def _gap(one: Span, other: Span) -> int:
    return max(0, other.start - one.end, one.start - other.end)


def _apart(trigger: Span, span: Span, rivals: Sequence[Span]) -> int | None:
    """Without a parse: how many characters off, if none of its kind is nearer."""
    gap = _gap(trigger, span)
    return gap if gap <= min(_gap(trigger, other) for other in rivals) else None


def _head(parse: Doc, span: Span) -> Any:
    """The token of a span that the others hang on; None where the span has none."""
    words = parse.char_span(span.start, span.end, alignment_mode="expand")
    return words.root if words is not None and len(words) else None


def _up(token: Any) -> Iterator[Any]:
    """A token, its head, and so on to the root."""
    while True:
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def _is_verb(token: Any) -> bool:
    return bool(token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound"))


def _clause(token: Any) -> Any:
    """The verb that a token hangs on, itself if it is one."""
    return next((one for one in _up(token) if _is_verb(one)), None)


def _within(token: Any, span: Span) -> bool:
    return bool(span.start <= token.idx < span.end)


def _hangs_on(held: Any, trigger: Span) -> bool:
    """No verb stands between a token and the trigger that it hangs on."""
    for token in _up(held):
        if _within(token, trigger):
            return True
        if _is_verb(token):
            return False
    return False


def _time_rank(trigger: Span, span: Span, parse: Doc) -> int | None:
    """0 it hangs on the trigger 1 on the verb of the trigger's clause, which is no reporting verb 2 on a verb that the trigger's
    is coordinated with or completes 3 on a participle of the trigger's clause; None elsewhere."""
    event, held = _head(parse, trigger), _head(parse, span)
    if event is None or held is None:
        return None
    if _hangs_on(held, trigger):
        return 0
    clause, other = _clause(event), _clause(held)
    if clause is None or other is None or (other.lower_ in REPORTING and not _within(other, trigger)):
        return None
    if clause.i == other.i:
        return 1
    if _continues(clause, other, ("conj", "xcomp")):
        return 2
    return 3 if other.dep_ == "advcl" and other.head.i == clause.i and not _has_own_subject(other) else None


def _continues(verb: Any, other: Any, links: tuple[str, ...]) -> bool:
    """A verb is tied to another, above it, by such links only: "met and agreed", "was expected to meet"."""
    for token in _up(verb):
        if token.i == other.i:
            return True
        if token.dep_ not in links:
            return False
    return False


def _has_own_subject(verb: Any) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "mark") for child in verb.children)


def _place_rank(trigger: Span, place: Place, parse: Doc) -> int | None:
    """0 behind a preposition of place on the trigger 1 its object, where it happens at its object, or where it goes to 2 behind
    a preposition of place on its clause's verb, or what its relative clause is about 3 on a verb above it 4 on an infinitive
    below it ("sent troops to fight in Ukraine"); None elsewhere."""
    event, held = _head(parse, trigger), _head(parse, place.span)
    if event is None or held is None or _within(held, trigger):
        return None
    ground = _ground(held)
    link = str(ground.head.lower_) if ground.dep_ == "pobj" else ""
    if _hangs_on(ground, trigger):
        return 0 if link in AT else 1 if _is_goal(ground, link, _words(event, trigger), _is_state(place)) else None
    clause, other = _clause(event), _clause(ground)
    if clause is None or other is None:
        return None
    if clause.dep_ == "relcl" and _is_about(clause, ground, link):
        return 2
    if link not in AT:
        return None
    if clause.i == other.i:
        return 2
    if other.lower_ not in REPORTING and _continues(clause, other, ("conj", "xcomp", "advcl")):
        return 3
    return 4 if _continues(other, clause, ("xcomp", "advcl", "acl", "ccomp")) and _is_infinitive(other) else None


def _ground(held: Any) -> Any:
    """The word that stands for a place in its clause: the first of a list ("in Iraq and Syria"), and "streets" in "the streets
    of Tehran"."""
    for token in _up(held):
        if token.dep_ in ("conj", "appos", "nmod"):
            continue
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in OWN_GROUND:
            continue
        if token.dep_ == "prep" and token.lower_ == "of":
            continue
        if token.dep_ in ("compound", "poss") and token.head.lower_ in OWN_GROUND:
            continue
        return token
    return held


def _is_goal(held: Any, link: str, words: Sequence[str], is_state: bool) -> bool:
    """The place that a trigger (its `words`) goes to; the Geneva talks; what happens at its object, or at its "of"."""
    if link in TO:
        return any(word.startswith(GOING) for word in words)
    if held.dep_ in ("compound", "nmod") and held.head.lower_ in words:
        return True
    beginnings = ON_GROUND if is_state else ON_GROUND + ON_TOWN
    return any(word.startswith(beginnings) for word in words) and (held.dep_ in ("dobj", "nsubjpass", "poss") or link in ("of", "on"))


def _words(event: Any, trigger: Span) -> list[str]:
    return [word.lower_ for word in event.subtree if _within(word, trigger)]


def _is_state(place: Place) -> bool:
    return any(one.kind == "country" and one.geonames == place.geonames for one in known_places(place.name)[:1])


def _is_about(clause: Any, held: Any, link: str) -> bool:
    """Tehran, where the crowds gathered; the citizens in Tikrit, who have suffered."""
    if clause.head.i == held.i:
        return any(child.lower_ == "where" for child in clause.subtree)
    return link in AT and held.head.head.i == clause.head.i


def _is_infinitive(verb: Any) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
