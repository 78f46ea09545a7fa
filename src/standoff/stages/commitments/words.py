"""Words of promising, threatening and offering, of conditions, and of what would hurt."""
from __future__ import annotations

import re

from ...annotation.commitment import CommitmentKind
from ..places.words import listed

# Words that bind whoever is their subject or possessor, by the kind of commitment that they make.
_KINDS: dict[CommitmentKind, str] = {
    "promise": """promise promises promised promising pledge pledges pledged pledging vow vows vowed vowing commit commits committed
        committing commitment commitments undertake undertakes undertook undertaken swear swears swore sworn assure assures assured
        assurance assurances determined determination resolved resolve""",
    "guarantee": "guarantee guarantees guaranteed guaranteeing",
    "offer": "offer offers offered offering ready readiness willing willingness prepared",
    "threat": "threaten threatens threatened threatening threat",
    "warning": "warn warns warned warning",
}
BINDING = {word: kind for kind, words in _KINDS.items() for word in words.split()}
FIRM = listed("will shall 'll ’ll wo must")
LOOSE = listed("may might could can ca should")
FIRST_PERSON = listed("we i")
OWN = listed("our my")
SAYING = listed("say see know tell think guess hear note remember add mention like love hope believe")
# What somebody's day brings, no more: "the President will travel to …".
AGENDA = listed("""travel visit meet speak host deliver attend announce give hold address urge fly return brief sign depart receive discuss
    bring participate convene join outline lay highlight update release make tour arrive welcome chair share provide invite stay talk
    traveling meeting speaking hosting giving holding discussing releasing joining making announcing engaging seeing""")
# Verbs after "we will" that bind nobody: talk about the talk itself, seeing, knowing, having.
MERE = listed("""see know say tell ask hear note have get let go find remember think start turn talk come discuss stop answer
    guess repeat add mention begin call check look refer leave point read try venture comment move announce release travel traveling
    speak like love happen close conclude turn reiterate""")
# What one will "be" that binds.
STEADY = listed("""steadfast united resolute firm vigilant ready prepared relentless swift decisive limited measured fitting
    proportionate strong guided unwavering there with able""")
OWN_DOING = listed("""response reply reaction policy forces troops support answer measures actions action sanctions assistance aid
    government administration country nation military navy army people state soldiers allies coalition""")
FORCED = listed("forced compelled obliged prepared")  # whose passive subject acts
SUFFERED = listed("""face pay suffer bear lose incur risk see regret feel meet find be have invite provoke trigger get receive
    encounter experience""")
# What would hurt or answer: a conditional sentence with one of these commits whoever says it.
ANSWER = re.compile(
    r"(?i)\b(?:consequences?|costs?|price|respon[sd]\w*|repl(?:y|ies)|react\w*|retaliat\w*|reprisals?|sanction\w*|pay|suffer\w*|isolat\w*"
    r"|measures?|action|punish\w*|penalt\w+|str(?:ike|ikes|uck|iking)|attack\w*|fac(?:e|ing)|severe\w*|withdraw\w*|cancel\w*|suspend\w*|war"
    r"|conflict|rift|break\w*|crisis|force|defend\w*|protect\w*|intervene\w*|deploy\w*|help|support\w*|aid|assist\w*|lift\w*|eas(?:e|ing)"
    r"|negotiat\w*|talks?|stop\w*|halt\w*|clos(?:e|ing)|block\w*|destroy\w*|damage|harm\w*|painful|regret|impose\w*|veto\w*|expel\w*"
    r"|reciprocat\w*|return|reduc\w*|remove\w*|sell|cut|end|rever(?:t|se)\w*|abandon\w*|quit|leave|arm|join|sever\w*|escalat\w*"
    r"|catastroph\w*|disaster|horrific|devastat\w*|grave|dire)\b")
HARM = re.compile(r"(?i)\b(?:consequences?|costs?|price|response|reply|retaliation|reprisals?|repercussions|sanctions|punishment"
                  r"|penalty)\b")
HARD = re.compile(r"(?i)\b(?:respon[sd]\w*|impos\w*|sanction\w*|retaliat\w*|str(?:ike|iking)|punish\w*|costs?|consequences|use force"
                  r"|fight|attack\w*)\b")
# "Any attack will be met with", "would have consequences", "would lead to": the subject is the condition.
LEADS = re.compile(r"(?i)\b(?:be (?:met|answered|countered|followed) (?:not only )?(?:with|by)|(?:have|carry|bring|entail|face) [^.;]{0,40}"
                   r"\b(?:consequences?|costs?|price|response|repercussions|sanctions|retaliation)"
                   r"|draw [^.;]{0,40}\b(?:response|reply|retaliation)"
                   r"|result in|lead to|trigger|provoke|invite|prompt|be (?:considered|regarded|treated|seen|viewed) as"
                   r"|cross\b[^.;]{0,20}\bline"
                   r"|mean (?:war|the end))\b")
PLAIN_LEAD = re.compile(r"(?i)\bbe (?:met|answered|countered)|consequences|repercussions")  # need no "any" before the subject
ANY = listed("any such further another every each continued renewed new this these that a an repeated additional no")
DEEDS = listed("""refusal failure attack invasion aggression violation interference incursion provocation escalation intervention
    resistance""")
IFS = listed("if unless until provided providing once assuming lest")
OPENERS = re.compile(
    r"(?i)\b(?:in the event (?:of|that)|in the case of|in case(?: of)?|on (?:the )?condition (?:that|of)|as long as|so long as|insofar as"
    r"|only (?:if|when|after)|provided that|providing that|depending on|based on|contingent (?:up)?on|subject to|conditional (?:up)?on"
    r"|in the absence of|in exchange for|in return for)\b")
NAMED = ("depending on", "based on", "contingent on", "contingent upon", "subject to", "conditional on", "in the absence of",
         "in exchange for", "in return for", "only after", "only when")  # openers that say what kind of condition it is
DEMANDS = listed("""demand demands demanded demanding tell tells told order orders ordered warn warned give gives gave giving insist
    insisted
    insists urge urged call called calling ask asked instruct instructed""")
INVERTED = listed("should were had")
DEPENDS = re.compile(r"(?i)\b(?:depends?|depended|hinges?|is (?:contingent|conditional|dependent)|are (?:contingent|conditional|dependent)"
                     r"|will depend|would depend) (?:up)?on\b")
OR_ELSE = re.compile(r"(?i),? or (?:else )?(?=(?:face|suffer|risk|pay|lose|bear|be (?:\w+ed|hit|struck|shut|cut)"
                     r"|(?:they|it|there|we|he|she) (?:will|would))\b)")
DAY = re.compile(r"(?i)(?:the )?(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|march|april|may|june|july|aug|sep|oct|nov|dec"
                 r"|mid|noon"
                 r"|next|end|tomorrow|now|then|late|early|this|last|further|today|tonight|recent|yesterday|after|about)")
BEHIND = re.compile(r"(?i)^(?:(?:that|to|then|and|but|finally|so|also|or|else|even|only|which|who|—|–|-)[,\s]+|[—–…,;:\s“\"'‘]+)+")
BEFORE_NEXT = re.compile(r"(?i)(?:[\s,;—–-]+(?:and|but|or|though|so|because|that|which|while))+[\s,;—–-]*\Z")
DEADLINE = re.compile(r"(?i)\b(?:(?:by|before|within|until|till|no later than|not later than)(?: the)?(?: end of)?(?: the)?"
                      r"(?: next| coming)?"
                      r"|in the (?:next|coming))\s*$")
# Nouns and verbs of answering that do not say what will be done.
EMPTY = re.compile(r"(?i)respon[sd]\w*|repl(?:y|ies)|react\w*|answer\w*|act|acts|action|actions|measures?|steps?|means|consequences?|costs?"
                   r"|price|pay|fac(?:e|es|ing)|impos\w*|bear|suffer|meet|met|tak(?:e|en|ing)|do|be|have|hav(?:e|ing)|way|ways|force|kind|time"
                   r"|necessary|course|everything|anything|something|whatever|manner|repercussions|stand|ready|prepared|determin\w*")
