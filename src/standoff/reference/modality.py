"""Words by which English tells that an act is past, to come, possible or not so; one word each, in any of its forms.

They name the words that decided a mode, they do not decide it: most of them have other uses too.
"""
from __future__ import annotations

import re

_WORDS = {
    "negation": r"""not n['’]t never no none nobody nothing neither nor without den(?:y|ies|ied|ying|ials?) refus\w+ reject\w+
        rul(?:e|es|ed|ing) fail(?:s|ed|ing|ure)? stop(?:s|ped|ping)? prevent\w* avert\w* cancel\w* halt\w* cannot far unable
        unwilling declin\w+ avoid\w* block\w* oppos\w+ false baseless absence instead short hardly barely lack\w* rather
        end(?:s|ed|ing)?""",
    "hypothetical": r"""if unless whether would could might may should can were fear\w* worr\w+ concern\w* risk\w* threat\w* possib\w+
        potential\w* option\w* consider\w* mull\w* weigh\w* propos\w+ suspect\w* alleg\w+ plot\w* suggest\w* hop(?:e|es|ed|ing)
        want\w* seek\w* sought ready prepared deter\w* speculat\w* danger pretext scenario hypothetical\w* urg\w+ call\w*
        demand\w* ask\w* until before any to in case event provided depend\w* contingent condition\w* warn\w* prospect imagin\w+
        likely perhaps maybe expect\w* plan\w* try(?:ing)? tried attempt\w* must need\w*""",
    "future": r"""will wo shall ['’]ll going plan\w* intend\w* intention schedul\w* expect\w* upcoming next tomorrow tonight coming soon
        later prepar\w+ set due about forthcoming ahead announc\w+ until ready aim\w* promis\w+ pledg\w+ vow\w* agree\w* look\w*
        seek\w* await\w* order\w* to continu\w+ when""",
    "historical": r"""ago had was were been did last previous\w* former\w* earlier since during after before then once past history decades?
        years? centur\w+ war old long previously back first when until ever [12]\d{3}s?""",
}
CUES: dict[str, re.Pattern[str]] = {mode: re.compile("|".join(words.split()), re.I) for mode, words in _WORDS.items()}
