"""Events in an editor's words: what is asserted, planned, feared or denied, and of whom. The auxiliary decides the wording."""
from __future__ import annotations

import re

from ..annotation import Event, Party
from ..annotation.codes import side_of
from ..reference.ontology import RECIPROCAL
from .gather import Told
from .names import all_of, is_of, names_of, speaker_name
from .nouns import Piece
from .words import clean, day_of, days_of, is_plural, joined, quoted

# By type, and by mode where it says more: one does it, several do it, the thing itself.
FORMS: dict[tuple[str, str | None], tuple[str, str, str]] = {
    ("AGREE", None): ("agrees", "agree", "agreement"),
    ("CONSULT", None): ("holds talks", "hold talks", "talks"),
    ("CONSULT", "visit"): ("pays a visit", "meet on a visit", "visit"),
    ("CONSULT", "phone"): ("speaks by phone", "speak by phone", "phone call"),
    ("CONSULT", "third-party"): ("mediates", "hold mediated talks", "mediated talks"),
    ("SUPPORT", None): ("backs", "back", "support"),
    ("CONCEDE", None): ("concedes", "concede", "concession"),
    ("COOPERATE", None): ("cooperates", "cooperate", "cooperation"),
    ("AID", None): ("gives aid", "give aid", "aid"),
    ("RETREAT", None): ("pulls back", "pull back", "pull-back"),
    ("RETREAT", "release"): ("releases", "release", "release"),
    ("RETREAT", "disarm"): ("disarms", "disarm", "disarmament"),
    ("RETREAT", "ceasefire"): ("ceases fire", "cease fire", "ceasefire"),
    ("RETREAT", "access"): ("grants access", "grant access", "access"),
    ("RETREAT", "resign"): ("resigns", "resign", "resignation"),
    ("REQUEST", None): ("calls for", "call for", "demand"),
    ("REQUEST", "assist"): ("asks for help", "ask for help", "request for help"),
    ("REQUEST", "meet"): ("asks to meet", "ask to meet", "request to meet"),
    ("ACCUSE", None): ("accuses", "accuse", "accusation"),
    ("ACCUSE", "disapprove"): ("criticises", "criticise", "criticism"),
    ("ACCUSE", "investigate"): ("investigates", "investigate", "investigation"),
    ("REJECT", None): ("rejects", "reject", "rejection"),
    ("REJECT", "assist"): ("refuses help", "refuse help", "refusal of help"),
    ("REJECT", "meet"): ("refuses to meet", "refuse to meet", "refusal to meet"),
    ("THREATEN", None): ("threatens", "threaten", "threat"),
    ("PROTEST", None): ("protests", "protest", "protest"),
    ("SANCTION", None): ("breaks off", "break off", "break"),
    ("SANCTION", "sanctions"): ("imposes sanctions", "impose sanctions", "sanctions"),
    ("SANCTION", "withdraw"): ("pulls out", "pull out", "withdrawal"),
    ("SANCTION", "discontinue"): ("cuts off", "cut off", "cut-off"),
    ("SANCTION", "expel"): ("expels", "expel", "expulsion"),
    ("SANCTION", "convict"): ("convicts", "convict", "conviction"),
    ("MOBILIZE", None): ("moves forces", "move forces", "movement of forces"),
    ("MOBILIZE", "weapons"): ("deploys weapons", "deploy weapons", "deployment of weapons"),
    ("MOBILIZE", "police"): ("deploys police", "deploy police", "deployment of police"),
    ("COERCE", None): ("coerces", "coerce", "coercion"),
    ("COERCE", "seize"): ("seizes", "seize", "seizure"),
    ("COERCE", "restrict"): ("restricts", "restrict", "restriction"),
    ("COERCE", "arrest"): ("arrests", "arrest", "arrest"),
    ("COERCE", "deport"): ("deports", "deport", "deportation"),
    ("COERCE", "misinformation"): ("spreads false information", "spread false information", "false information"),
    ("COERCE", "cyber"): ("attacks computer systems", "attack computer systems", "cyber attack"),
    ("ASSAULT", None): ("attacks", "attack", "attack"),
    ("ASSAULT", "abduct"): ("abducts", "abduct", "abduction"),
    ("ASSAULT", "torture"): ("tortures", "torture", "torture"),
    ("ASSAULT", "aerial"): ("attacks from the air", "attack from the air", "attack from the air"),
    ("ASSAULT", "drone"): ("attacks by drone", "attack by drone", "drone attack"),
    ("ASSAULT", "heavy-weapons"): ("attacks with heavy weapons", "attack with heavy weapons", "attack with heavy weapons"),
}
WARNS = ("warns", "warn", "warning")  # THREATEN where the text's own word is a warning
PLURAL = ("courts", "groups", "politicians", "experts", "academics", "rebels", "paramilitaries", "civilians", "medics", "unions",
          "refugees", "authorities", "farmers", "criminals")
FEAR = re.compile(r"(?i)\bfear|\bworr|\bconcern|\bafraid|\balarm|\bdanger|\brisk")
HARMFUL = ("ASSAULT", "COERCE")  # feared by others than the one who would do it
DENIED = re.compile(r"(?i)\bden(?:y|ies|ied|ials?|ying)\b|\brefut|\bdisput|\bdismiss|\binsist|"
                    r"\bno(?:t|r)?\b[^.]{0,20}\b(?:true|plans?|planning|intention|intend)")
RULED_OUT = re.compile(r"(?i)\brul(?:e|es|ed|ing) out\b|\boff the table\b|\b(?:will|would|shall) (?:not|never)\b|\bwon[’']t\b")
SANCTIONS = re.compile(r"(?i)\b(?:sanction|embargo|tariff|restrictive measures|freez\w* .{0,20}assets)")
SEPARATED = " → "


def forms_of(event: Event) -> tuple[str, str, str]:
    """One does it, several do it, the thing."""
    if event.event_type == "THREATEN" and re.match(r"(?i)\s*warn", event.trigger.text):
        return WARNS
    mode = event.event_mode
    if event.event_type == "SANCTION" and SANCTIONS.search(event.evidence.text):
        mode = "sanctions"
    known = FORMS.get((event.event_type, mode)) or FORMS.get((event.event_type, None))
    return known or (event.event_type.lower(),) * 3


def who_of(event: Event) -> str:
    """Russia → United States; Russia and United States where both do it; "Unnamed" for who is not told.

    To whom somebody with a code does it, if that one has none, is left to the quoted words.
    """
    actors, each_other = names_of(event.actor), _is_reciprocal(event)
    alone = not each_other and any(party.code for party in event.actor)
    recipients = names_of(party for party in event.recipient if party.code or not alone)
    others = tuple(name for name in recipients if name not in actors)
    if each_other:
        return all_of((*actors, *others))
    return f"{all_of(actors)}{SEPARATED}{joined(others)}" if others else all_of(actors)


def saying_of(told: Told[Event]) -> str:
    """accuses · reportedly accuses · talks planned · attack feared · no attack (denied)"""
    event = told.annotation
    one, several, thing = forms_of(event)
    hedge = "reportedly " if event.hedged else ""
    if event.auxiliary is None:
        return hedge + (several if _several(event) else one)
    return hedge + {"future": f"{thing} planned", "hypothetical": f"{thing} {_fear(told)}", "historical": f"{thing}, in the past",
                    "negation": f"no {thing}{_denial(told.words)}"}[event.auxiliary]


def _is_reciprocal(event: Event) -> bool:
    return event.event_type in RECIPROCAL and event.event_mode != "visit"


def _several(event: Event) -> bool:
    parties = (*event.actor, *event.recipient) if _is_reciprocal(event) else event.actor
    return len(names_of(parties)) > 1 or any(map(_is_many, parties))


def _is_many(party: Party) -> bool:
    name = next(iter(names_of([party])), "")
    return is_plural(name) if party.code is None else name.endswith(PLURAL)


def _fear(told: Told[Event]) -> str:
    """"feared" is what others say of a harm; who would do it himself only holds it possible."""
    if told.speaker and _own(told):
        return "possible"
    return "feared" if told.annotation.event_type in HARMFUL or FEAR.search(told.words) else "possible"


def _own(told: Told[Event]) -> bool:
    """Whether the actor's own side speaks: a party or its state."""
    codes = [party.code for party in told.annotation.actor if party.code]
    sides = [side_of(code) for code in codes]
    return told.speaker is not None and any(is_of(told.speaker.code, side) for side in sides)


def _denial(words: str) -> str:
    return " (ruled out)" if RULED_OUT.search(words) else " (denied)" if DENIED.search(words) else ""


def attribution(told: Told[Event]) -> str:
    """Who says it and when: " (reported by Dean Rusk), 24 Oct 1962", ", 24 Oct 1962 (The Wire)", " (The Wire, 26 Oct 1962)"."""
    outlet = clean(told.article.outlet or "") if told.article.short else ""
    if told.speaker:
        return f" ({'said' if _own(told) else 'reported'} by {speaker_name(told.speaker)}){date_words(told)}"
    if told.dated or not (outlet and told.reported):
        return date_words(told) + (f" ({outlet})" if outlet else "")
    return f" ({outlet}, {day_of(told.reported)})"


def date_words(told: Told[Event]) -> str:
    """, 10 Jan 2022 · , reported 17 Jan 2022 where the words give no day · nothing where no day is known"""
    if told.dated and told.when:
        return f", {days_of(told.when.start, told.when.end, told.when.precision)}"
    return f", reported {day_of(told.reported)}" if told.reported else ""


def place_words(told: Told[Event]) -> str:
    """, Geneva; nothing where the quoted words or the names of the parties tell it already"""
    place = told.annotation.place
    if place is None or place.use == "metonymic" or place.text in told.words or place.name in who_of(told.annotation):
        return ""
    return f", {clean(place.name)}"


def act_pieces(told: Told[Event], limit: int, *, place: bool = False) -> tuple[Piece, ...]:
    """Who → whom: does what “in these words”."""
    said = f": {saying_of(told)}{place_words(told) if place else ''} — "
    return Piece(who_of(told.annotation), "who"), Piece(said), Piece(quoted(told.words, limit), "words")
