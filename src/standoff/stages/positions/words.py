"""Words of stance: the kind of stance, how it is told of a party, the words' forms, and what must stand behind them."""
from __future__ import annotations

from typing import NamedTuple

from ...annotation.commitment import StanceType
from ..places.words import listed


class Stance(NamedTuple):
    """`behind`: the particle or preposition that must follow; empty where an object or a clause must."""

    kind: StanceType
    told: str
    behind: frozenset[str] = frozenset()


TABLE: tuple[tuple[StanceType, str, str, str], ...] = (
    ("demand", "demands", "", """demand demands demanded demanding insist insists insisted insisting seek seeks sought seeking want wants
        wanted
        urge urges urged urging request requests requested requesting"""),
    ("demand", "insists on", "on", "insist insists insisted insisting"),
    ("demand", "calls for", "for on upon", """call calls called calling press presses pressed pressing appeal appeals appealed push pushes
        pushed pushing
        demand demands request requests"""),
    ("demand", "appeals for", "to", "appeal appeals appealed appealing"),
    ("demand", "asks for", "for to", "ask asks asked asking"),
    ("demand", "aims for", "to at", "aims aimed aiming strives strive striving"),
    ("reject", "rejects", "", """reject rejects rejected rejecting oppose opposes opposed opposing refuse refuses refused refusing resist
        resists
        resisted resisting dismiss dismisses dismissed dismissing condemn condemns condemned condemning denounce denounces denounced
        denouncing
        deplore deplores deplored deploring deny denies denied denying criticize criticizes criticized criticizing criticise criticises
        criticised criticising decry decries decried veto vetoes vetoed vetoing protest protests protested protesting blast blasted decline
        declines declined declining lambasted slammed rebuffed spurned"""),
    ("reject", "opposes", "to", "objects object objected objecting opposed opposition resistance objection objections"),
    ("reject", "scoffs at", "at", "scoff scoffs scoffed scoffing balked balks bristled"),
    ("reject", "disagrees with", "with", "disagree disagrees disagreed disagreeing"),
    ("reject", "is sceptical of", "of about", "sceptical skeptical wary critical"),
    ("reject", "is against", "", "against"),
    ("reject", "turns down", "down", "turn turns turned turning"),
    ("reject", "rejects", "of to", "rejection refusal condemnation"),
    ("rule_out", "rules out", "out", "rule rules ruled ruling"),
    ("accept", "accepts", "", "accept accepts accepted accepting endorse endorses endorsed endorsing approve approves approved approving"),
    ("accept", "agrees to", "to with on that", "agree agrees agreed agreeing"),
    ("accept", "supports", "", """support supports supported supporting back backs backed backing favor favors favored favour favours
        favoured
        favouring embrace embraces embraced"""),
    ("accept", "supports", "with by behind", "stand stands stood standing"),
    ("accept", "supports", "for of to", "support backing endorsement"),
    ("accept", "welcomes", "", """welcome welcomes welcomed welcoming praise praises praised praising applaud applauds applauded hail
        hails hailed
        commend commends commended"""),
    ("accept", "reaffirms", "", "reaffirm reaffirms reaffirmed reaffirming"),
    ("open_to", "is open to", "to for", "open ready willing prepared"),
    ("consider", "considers", "", """consider considers considered considering weigh weighs weighed weighing await awaits awaited awaiting
        mull mulls
        mulled mulling"""),
    ("consider", "looks forward to", "forward", "look looks looked looking"),
    ("consider", "discusses", "about on over", "discussions"),
    ("offer", "offers", "", "offer offers offered offering propose proposes proposed proposing"),
    ("offer", "undertakes", "to", "committed commit commits commitment"),
    ("offer", "undertakes", "", "vow vows vowed vowing"),
    ("unrecognised", "does not recognise", "", "recognise recognises recognised recognising recognize recognizes recognized recognizing"),
)
STANCES: dict[str, tuple[Stance, ...]] = {}
for _kind, _told, _behind, _forms in TABLE:
    for _form in _forms.split():
        STANCES[_form] = (*STANCES.get(_form, ()), Stance(_kind, _told, frozenset(_behind.split())))
# What a stance turns into under a "not"; None: into nothing that can be told.
NEGATED: dict[StanceType, tuple[StanceType, str] | None] = {
    "demand": ("reject", "does not want"), "reject": None, "accept": ("reject", "does not support"),
    "rule_out": ("open_to", "does not rule out"),
    "open_to": ("reject", "is not ready for"), "consider": ("reject", "does not consider"), "offer": ("reject", "does not offer"),
    "unrecognised": ("unrecognised", "does not recognise"),
}
NOUNS = listed("""support backing endorsement opposition resistance objection objections commitment demand demands call calls request
    requests appeal appeals discussions rejection refusal condemnation""")
TO_VERB = listed("""open ready willing prepared committed aims aimed aiming strives strive striving ask asks asked asking
    agree agrees agreed agreeing appeal appeals appealed appealing""")  # whose "to" may lead to a verb
OUGHT = listed("must should")
BAD = listed("""unacceptable intolerable unjustified illegal illegitimate unlawful mistake dangerous provocative irresponsible reckless
    counterproductive unhelpful wrong baseless groundless false absurd outrageous inadmissible void red premature violation""")
GOOD = listed("acceptable tolerable justified justifiable legitimate")
ALLOWED = listed("allowed allow accepted accept tolerated tolerate permitted permit stand let")
ORDERS = listed("order orders ordered ordering instruct instructs instructed instructing direct directs directed directing")
TALK = listed("""be thank take speak turn give make echo say begin start add note mention talk share emphasize emphasise reiterate stress
    point underscore get go see know do have hear ask tell introduce highlight welcome congratulate recognize recognise
    understand""")
