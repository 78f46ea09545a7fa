"""Words and patterns by which a number is judged: what is counted in crises, what is not, what stands near it."""
from __future__ import annotations

import re

CLASS_OF = {word: name for name, words in {  # what is counted in crises; plurals, and words that are their own plural
    "force": """troops soldiers personnel forces servicemen fighters militants rebels marines sailors airmen pilots paratroopers guards
        reservists conscripts mercenaries agents insurgents militiamen guerrillas terrorists hijackers gunmen attackers spies inspectors
        observers peacekeepers brigades battalions divisions regiments squadrons battlegroups police""",
    "materiel": """ships vessels boats warships destroyers frigates carriers submarines tankers gunboats aircraft planes jets bombers
        helicopters drones tanks vehicles missiles rockets warheads bombs shells launchers systems batteries guns howitzers weapons mines
        torpedoes satellites centrifuges reactors bases outposts""",
    "harm": """casualties deaths fatalities injuries losses victims wounded dead injured bodies survivors hostages prisoners captives
        detainees refugees evacuees civilians protesters demonstrators arrests executions killed missing""",
    "act": """exercises drills manoeuvres maneuvers attacks strikes airstrikes raids explosions blasts bombings assassinations incursions
        violations incidents clashes tests launches invasions coups truces waves phases rounds talks meetings calls summits visits letters
        proposals demands conditions principles treaties agreements accords pacts resolutions vetoes drafts guarantees concessions""",
    "people": """people persons men women children villagers passengers migrants diplomats officials officers journalists workers students
        families others citizens nationals americans britons israelis palestinians russians ukrainians iraqis suspects those them""",
    "politics": "democrats republicans senators lawmakers legislators deputies members votes ballots abstentions signatories",
    "place": "villages towns cities settlements homes houses buildings bridges hospitals schools factories airports ports mosques churches",
}.items() for word in words.split()}
HARM = re.compile(r"(?i)\b(?:kill|dead|die[ds]?\b|death|wound|injur|hurt|casualt|arrest|detain|captur|hostage|execut|missing|fled|flee"
                  r"|displac|kidnap|abduct|evacuat|releas|freed|expel|sank|sunk|destroy|shot|downed|seiz|deport|jail|imprison|massacr|bomb|shell|attack|rescu)")
VOTE = re.compile(r"(?i)\b(?:vot|back|support|oppos|sign|sponsor|endors|abstain|veto|elect|defect|reject|pass)")
NEARBY = {"people": HARM, "place": HARM, "politics": VOTE}  # what must stand near a small number of that class
ORDINALLY, NO_COUNT, TIMES, OWN_PLURAL, KNOWN, LABELS, BEHIND, SPOKE = (frozenset(words.split()) for words in (
    "test strike attack war round wave package president summit veto launch raid invasion coup truce incident election",
    "miles kilometers kilometres km meters metres feet inches yards degrees pages words points cents questions things ways lines jobs"
    " autoworkers renters households evictions vaccines vaccinations shots educators employees customers taxpayers folks",
    "second minute hour day night week weekend fortnight month quarter year decade century centurie time",
    "people troops personnel aircraft police dead wounded injured killed missing displaced captured men women children those them",
    "the these those both all other its their his her our my such last first next past latest previous same remaining",
    "article articles chapter resolution section page room flight group no no. number figure table annex stage level type mark order",
    "of in on along near from under at against across around inside", "said told familiar briefed"))
TOOK = re.compile(r"(?i)\b(?:kill|wound|injur|captur|arrest|detain|execut|displac)(?:ing|ed|s)? $")
WERE = re.compile(r"(?i) (?:others |more )?(?:(?:were|was|are|have|had|has|been) ){0,3}(?:killed|wounded|injured|hurt|dead|died|missing)\b")
TOTALS = re.compile(r"(?i)\b(?:an? |the )?(?:\w+ )?(?:toll|number|total|minimum|maximum|losses)\b[^.,;:]{0,30} (?:of|to|at|by|was|is) $")
POINTED = re.compile(r"(?i)\b\w+ (?:only|just|at least|exactly|merely|more than) $")
TELLS = re.compile(r"(?i)(?:, | )?(?:(?!\b(?:since|from|until|before|after|while|when|but)\b)[^,;:]){0,60}")  # from a number to its date
ALSO = re.compile(  # "2,500 troops in one country and 900 in another": a number whose noun was told before it
    rf"(?i)\b({'|'.join(w for w, name in CLASS_OF.items() if name in ('force', 'materiel', 'harm') and w[-1] == 's')})\b[^.;:\d]{{0,50}}"
    r"(?:\band|,) (?:(?:some|about|another|nearly|around|over|more than|at least|up to) )?$")
ELSEWHERE = re.compile(r" (?:in|from|at|on|near|to) (?:the )?[A-Z]")
WAR = r"(?:civil )?(?:war|conflict|siege|occupation|blockade|insurgency|fighting|rebellion|uprising|campaign|offensive|standoff|invasion)\b"
DURATIONS = tuple((re.compile(rf"(?i){before}$"), re.compile(rf"(?i){after}")) for before, after in (  # around a number of time units
    ("", rf"(?: \w+ (?:at|of)|-(?:year|month|week|day)s?(?:-(?:old|long))?) {WAR}"),
    ("", r"-(?:minute|hour|day)s?(?:-long)? (?:\w+ ){0,2}(?:meeting|talks?|call|session|summit|conversation|discussion|conference)\b"),
    ("", r"-(?:hour|day|week|month)s?(?:-long)? (?:\w+ ){0,2}(?:truce|cease-?fire|pause|deadline|ultimatum|extension|halt)\b"),
    (r"\b(?:truce|cease-?fire|pause|extension|halt|deadline)(?: (?:of|for|lasting))? ", r" (?:hours|days|weeks|months)\b"),
    (r"\b(?:(?:giv(?:e|es|en|ing)|gave)\b[^.;,]{0,30}|has|have|had) ", r" (?:hours|days|weeks|months)(?= (?:to|in which to) [a-z])"),
    (r"\b(?:met|talked|spoke|conferred|negotiated|lasted|held talks)\b(?:[^.;]{0,60}? for)? ", r" (?:minutes|hours|days)\b"),
    (r"\b(?:first|most|\w+est|worst)\b[^.;,]{0,40}\bin (?:the (?:last|past) )?", r" (?:years|months|weeks|decades)\b"),
    (r"\b(?:only|just|barely|a mere) ", r" (?:hours|days|weeks) (?:ago|after|before|earlier)\b"),
    ("", rf" (?:year|month|week|day)s (?:after|since|into) (?:the |its )?(?:(?:start|outbreak) of )?(?:\w+ ){{0,2}}{WAR}(?! ended)")))
