"""What any good reader finds in the example dispatches, written by hand from the texts and from nothing else.

HARD  sections, languages, statements, figures, times, history: each must hold, unless open.json names it with what is wrong
SOFT  events, commitments, positions: the share of them that holds must not fall below the floor in open.json, nor below 0.60

The share of hard facts that holds has a floor too: what is noted as open may not become more and more.
"""

from __future__ import annotations

from facts import (
    Check,
    Fact,
    commitment,
    document,
    empty,
    entity,
    event,
    figure,
    furniture,
    history,
    missing,
    no_code,
    no_event,
    not_asserted,
    nothing_in,
    once,
    position,
    resolves,
    same_statements,
    section,
    statement,
    time,
)


def of(file: str, facts: dict[str, Check]) -> tuple[Fact, ...]:
    return tuple(Fact(file, says, check) for says, check in facts.items())


QUARANTINE = "1962-10-22-quarantine.txt"
SOVIET = "1962-10-23-soviet-statement.txt"
APPEAL = "1962-10-24-un-appeal.txt"
LEAD = "1962-10-24-un-appeal-2nd-lead.txt"
ZORIN = "1962-10-25-stevenson-zorin.html"
FREIGHTER = "1962-10-26-freighter-boarded.txt"
TURKEY = "1962-10-27-turkey-offer.txt"
DISMANTLING = "1962-10-28-dismantling-ordered.html"
HAVANA = "1962-10-31-havana-inspection.html"
CALL = "2021-12-07-video-call.txt"
DRAFTS = "2021-12-17-draft-treaties.html"
GENEVA = "2022-01-10-geneva-talks.txt"
COUNCIL = "2022-01-12-nato-russia-council.html"
ALERT = "2022-01-24-troops-on-alert.txt"
PARIS = "2022-01-26-paris-advisers.txt"
UN = "2022-01-31-un-council.txt"
MACRON = "2022-02-08-macron-kiev.txt"
PULLBACK = "2022-02-16-pullback-claim.html"
ESTIMATE = "2022-02-18-troop-estimate.html"
ATTACK = "2022-02-24-attack-on-ukraine.txt"

DISPATCHES_OF_1962 = (QUARANTINE, SOVIET, APPEAL, LEAD, ZORIN, FREIGHTER, TURKEY, DISMANTLING, HAVANA)
DISPATCHES_OF_2022 = (CALL, DRAFTS, GENEVA, COUNCIL, ALERT, PARIS, UN, MACRON, PULLBACK, ESTIMATE, ATTACK)
DATES = {name: name[:10] for name in (*DISPATCHES_OF_1962, *DISPATCHES_OF_2022)}

HARD: tuple[Fact, ...] = (
    *(Fact(name, f"it is of {day}", document(published=day)) for name, day in DATES.items()),
    *(
        Fact(name, f"it is in {'French' if name == MACRON else 'English'}", document(language="fr" if name == MACRON else "en"))
        for name in DATES
    ),
    *of(
        QUARANTINE,
        {
            "the headline is the title": section("title", "Kennedy orders naval quarantine … removal of missiles"),
            "the reporter's line is a byline": section("byline", "By Harold Venn"),
            "place, date and agency are the dateline": section("dateline", "WASHINGTON, Oct. 22 (Meridian Wire) --"),
            "he, who will strike back, is Kennedy": statement(
                "requiring a full retaliatory response upon the Soviet Union", "USA", "John F. Kennedy", direct=True, cue="said"
            ),
            "a senior official's words are his, whoever he is": statement(
                "We are not shutting the door on anybody", speaker="senior official", nameless=True, direct=True, cue="said"
            ),
            "the second half of the quotation is his too, without a cue": statement(
                "If Mr. Khrushchev wants to talk, he knows our address", speaker="senior official", cueless=True
            ),
            "the President who warns over Berlin is the American one": statement(
                "any hostile move against Berlin would be resisted too", "USA", direct=False
            ),
            "Kennedy calls the statement false": statement("That statement was false", "USA", direct=False, cue="said"),
            "the rockets reach more than 1,000 miles": figure("more than 1,000 nautical miles", low=1000),
            "last Thursday is the 18th": time("last Thursday", "1962-10-18"),
            "Monday night is the 22nd": time("Monday night", "1962-10-22"),
            "Tuesday is still to come": time("Tuesday", "1962-10-23", before="Both are expected"),
            "the blockade of 1948 is history": history("blockade of 1948", "1948"),
            "the blockade of 1948 is no act of these days": not_asserted("as it did in the blockade of 1948"),
            "the Soviet Union is no trade union": no_code("LAB"),
        },
    ),
    *of(
        SOVIET,
        {
            "the statement handed to the ambassador is Moscow's": statement(
                "the arms sent to Cuba were for defense alone", "SUN", direct=False
            ),
            "the first paragraph of the excerpt is the spokesman's": statement(
                "I have read … We shall not bow to an ultimatum", "SUN", direct=True
            ),
            "so is the second": statement("We do not want war … troubles it", "SUN", direct=True),
            "so is the third": statement("But I must also say this … from us", "SUN", direct=True),
            "a quotation keeps its first word": statement("That time the threat cost them nothing", exact=True, direct=True),
            "and is said by a Western diplomat": statement("This time it would", speaker="one", direct=True, cueless=True),
            "Suez is history": history("In 1956 Britain and France gave Egypt twelve hours", "1956"),
            "Suez is no act of these days": not_asserted("In 1956 Britain and France … stopped"),
            "the Soviet Union is no trade union": no_code("LAB"),
        },
    ),
    *of(
        APPEAL,
        {
            "he, who calls the plan incomplete, is the American": statement("It lifts the quarantine", "USA", direct=True, cue="said"),
            "and so is who goes on": statement("and it leaves the missiles", "USA", direct=True, cueless=True),
            "about 25 ships by the Defense Department's count": figure("About 25 Soviet ships", value=25, approximate=True, claimed="USA"),
            "more than 40 states": figure("More than 40 states", low=40),
            "19 votes": figure("19 votes", value=19),
            "the vote was on Tuesday the 23rd": time("Tuesday", "1962-10-23", before="backed the quarantine on"),
            "there is no history in it": empty("history"),
        },
    ),
    *of(
        LEAD,
        {
            "the near copy gives the same statements": same_statements(APPEAL),
            "about 25 ships in the second lead too": figure("About 25 Soviet ships", value=25, claimed="USA"),
            "the line on the lead is no prose": nothing_in("(Second lead; re-sent … vote)"),
        },
    ),
    *of(
        ZORIN,
        {
            "the article's headline is the title": section("title", "Stevenson shows Council photographs; Zorin will not say yes or no"),
            "the sidebar is no prose": furniture("Snow in the Rockies"),
            "the picture's words are its caption": section(
                "caption", "Aerial pictures of Cuban sites on display in the Security Council chamber"
            ),
            "the keywords are keywords": section("keywords", "easel - photographs - delegates"),
            "Stevenson waits": statement("I am prepared to wait for my answer until hell freezes over", "USA", direct=True, cue="said"),
            "the quotation broken by its cue goes on without one": statement("if that’s your decision", "USA", direct=True, cueless=True),
            "he, who demands, is Stevenson": statement("Yes or no", "USA", direct=True, cue="demanded"),
            "an Asian delegate has no name and no state": statement(
                "One of them has said yes … to a conversation", speaker="an Asian delegate", nameless=True, codeless=True, direct=True
            ),
            "and goes on": statement("I would rather have that than two noes", speaker="an Asian delegate", cueless=True),
            "the President is the American one": statement("Mr. Stevenson was ready to discuss arrangements", "USA", direct=False),
            "at least a dozen vessels by the department's account": figure("At least a dozen Soviet vessels", low=12, claimed="USA"),
            "Thursday is the 25th": time("Thursday", "1962-10-25"),
        },
    ),
    *of(
        FREIGHTER,
        {
            "the caption is one": section("caption", "CAPTION: A U.S. destroyer alongside the freighter … Friday"),
            "the keywords are keywords": section("keywords", "KEYWORDS: navy; destroyer … quarantine"),
            "nothing is found in the caption or the keywords": nothing_in("CAPTION: … quarantine"),
            "nobody wanted that, a spokesman says": statement("Nobody wanted that", "USA", nameless=True, direct=True, cue="said"),
            "and goes on without a cue": statement(
                "The boarding party climbed a ladder … climbed down again", "USA", direct=True, cueless=True
            ),
            "one official counts about 180 ships": figure("about 180 ships", value=180, approximate=True),
            "another 16 destroyers": figure("16 destroyers", value=16),
            "Monday was the 22nd": time("Monday", "1962-10-22", before="warning of"),
        },
    ),
    *of(
        TURKEY,
        {
            "a coin": statement("We are an ally, not a coin", "TUR", nameless=True, direct=True, cue="said"),
            "it, which counts the proposals, is the White House": statement(
                "several inconsistent and conflicting proposals", "USA", direct=True
            ),
            "24 squadrons": figure("24 troop carrier squadrons", value=24),
            "about 14,000 men": figure("about 14,000 men", value=14000, approximate=True),
            "Sunday is the 28th": time("Sunday", "1962-10-28"),
            "Saturday is the 27th": time("Saturday", "1962-10-27", before="Premier Khrushchev offered on"),
        },
    ),
    *of(
        DISMANTLING,
        {
            "the date in the page wins over the later correction": document(published="1962-10-28", published_basis="metadata"),
            "the picture's words are its caption": section("caption", "Reporters wait outside the West Wing"),
            "Khrushchev's order": statement("to dismantle the arms … the Soviet Union", "SUN", "Nikita Khrushchev", direct=True),
            "Kennedy's praise": statement("statesmanlike decision", "USA", "John F. Kennedy", direct=True, cue="called"),
            "and the rest of it": statement("an important and constructive contribution to peace", "USA", "John F. Kennedy", direct=True),
            "one of the officials": statement("He had a way out … the last to laugh", speaker="one", nameless=True, direct=True),
            "five conditions": figure("five conditions", value=5),
            "a day before is the 27th": time("a day before", "1962-10-27"),
        },
    ),
    *of(
        HAVANA,
        {
            "the talks were fruitful, U Thant says": statement(
                "his two days of talks had been fruitful", "IGO UN", "U Thant", direct=False, cue="told"
            ),
            "the pledge depends on inspection": statement(
                "The pledge on invasion depends on inspection", "USA", nameless=True, direct=True, cue="said"
            ),
            "no pledge": statement("No inspection, no pledge", "USA", direct=True, cueless=True),
            "the U.N. official's words are not Castro's": statement("He did not raise his voice … to be searched", "IGO UN", direct=True),
            "by Friday is the 2nd of November": time("Friday", "1962-11-02", before="should be finished by"),
            "Thursday, when flights may be resumed, is to come": time("Thursday", "1962-11-01", before="Both could be resumed on"),
            "Thursday, when Mikoyan is expected, is to come": time("Thursday", "1962-11-01", before="is expected in New York on"),
            "Thursday, when Castro will speak, is to come": time("Thursday", "1962-11-01", before="has been announced for"),
            "Sunday is past": time("Sunday", "1962-10-28"),
        },
    ),
    *of(
        CALL,
        {
            "he, who tells reporters, is Sullivan": statement(
                "Things we did not do in 2014", "USA", "Jake Sullivan", direct=True, cue="told"
            ),
            "the rest has no cue": statement("we are prepared to do now", "USA", "Jake Sullivan", direct=True, cueless=True),
            "more equipment, says the same": statement(
                "the United States would send Kyiv more defensive equipment … move in", "USA", "Jake Sullivan", direct=False
            ),
            "according to Sullivan": statement(
                "made no such commitments or concessions", "USA", "Jake Sullivan", direct=True, cue="according to"
            ),
            "as many as 175,000": figure("as many as 175,000 troops", high=175000),
            "94,300, counted by the Ukrainian minister": figure("94,300", value=94300, claimed="UKR"),
            "last week": time("last week", "2021-11-29", "2021-12-05"),
            "2014": time("2014", "2014-01-01", "2014-12-31"),
            "Thursday is to come": time("Thursday", "2021-12-09"),
        },
    ),
    *of(
        DRAFTS,
        {
            "the outlet is the page's": document(outlet="Meridian Wire"),
            "the byline is one": section("byline", "By Peter Lindqvist"),
            "he, who warns, is Ryabkov": statement("military-technical", "RUS", "Sergei Ryabkov", direct=True, cue="warned"),
            "a senior U.S. official": statement(
                "There are things in these papers … never accept", "USA", nameless=True, direct=True, cue="told"
            ),
            "goes on": statement("There are others we can work with", "USA", direct=True, cueless=True),
            "a diplomat in Brussels": statement("read like terms for the losing side", nameless=True, direct=True),
            "the alliance has repeatedly said": statement(
                "only Ukraine and the 30 members can decide when Ukraine joins", "IGO NATO", direct=False
            ),
            "the Cuban crisis is history": history("Cuban crisis of 1962", "1962-10", "Cuban Missile Crisis"),
            "and none of it is an act of these days": not_asserted("the Cuban crisis of 1962 … promised not to invade"),
            "May 1997": time("May 1997", "1997-05-01", "1997-05-31"),
            "27 May 1997": time("27 May 1997", "1997-05-27"),
        },
    ),
    *of(
        GENEVA,
        {
            "the headline is the title": section("title", "Geneva talks end without movement on NATO's open door"),
            "the two reporters are a byline": section("byline", "By Ruth Halloran and Marc Delorme"),
            "the dateline is one": section("dateline", "GENEVA, Jan 10 (Meridian Wire) -"),
            "the caption is one": section("caption", "CAPTION: Delegates' cars … January 10, 2022"),
            "the credit is one": section("credit", "PHOTO CREDIT: Meridian Wire / Jonas Frei"),
            "the keywords are keywords": section("keywords", "KEYWORDS: diplomacy, Geneva … United States"),
            "nothing is found in the caption, credit and keywords": nothing_in("CAPTION: … United States"),
            "Ryabkov's guarantees": statement(
                "ironclad, waterproof, bulletproof, legally binding guarantees", "RUS", "Sergei Ryabkov", direct=True, cue="said"
            ),
            "he, who tells the Americans, is Ryabkov": statement(
                "Russia had no plan to attack its neighbour", "RUS", "Sergei Ryabkov", direct=False, cue="told"
            ),
            "non-starters": statement("non-starters", "USA", "Wendy Sherman", direct=True, cue="called"),
            "no one will slam the door, she says": statement(
                "Washington would let no one slam NATO's door shut", "USA", "Wendy Sherman", direct=False
            ),
            "a U.S. official is not Sherman": statement(
                "We were frank with each other, and that is worth something", "USA", nameless=True, direct=True, cue="said"
            ),
            "and goes on": statement("But unless their troops … to sign", "USA", nameless=True, direct=True, cueless=True),
            "the envoy is Sherman": resolves("The envoy", "USA", "Wendy Sherman"),
            "about 100,000 soldiers, the United States says": figure(
                "about 100,000 soldiers", value=100000, approximate=True, claimed="USA"
            ),
            "Wednesday is to come": time("Wednesday", "2022-01-12"),
            "Thursday is to come": time("Thursday", "2022-01-13"),
            "there is no history in it": empty("history"),
        },
    ),
    *of(
        COUNCIL,
        {
            "the first picture's words are its caption": section("caption", "Flags of the 30 allies … January 12, 2022"),
            "its credit is a credit": section("credit", "Photo: Meridian Wire / Anke Roos"),
            "the second picture's words are its caption": section("caption", "Delegates take their seats before the NATO-Russia Council"),
            "its keywords are no prose": furniture("council; round table; delegates; headsets; Brussels"),
            "the promotion inside the text is gone": furniture("ewsletter"),
            "Stoltenberg": statement("Our differences will not be easy to bridge", "IGO NATO", "Jens Stoltenberg", direct=True, cue="told"),
            "the alliance's chief": statement("the danger of a new armed conflict in Europe was real", "IGO NATO", direct=False),
            "he, who finds it good, is Stoltenberg": statement(
                "it was good that both sides had sat down at one table", "IGO NATO", "Jens Stoltenberg", direct=False
            ),
            "relations could slide": statement(
                "relations could slide in an unforeseeable direction", "RUS", "Alexander Grushko", direct=False
            ),
            "a report within a report is the Polish colleague's": statement(
                "spheres of influence belong in a museum", "POL", direct=True, cue="warned"
            ),
            "a diplomat without a name": statement(
                "We heard a lecture and we gave one", speaker="a diplomat", nameless=True, codeless=True, direct=True
            ),
            "nobody gave up the open door": statement(
                "nobody in the room had agreed to give up the open door", "USA", "Wendy Sherman", direct=False
            ),
            "Thursday is to come": time("Thursday", "2022-01-13"),
            "this week": time("this week", "2022-01-10", "2022-01-16"),
            "July 2019": time("July 2019", "2019-07-01", "2019-07-31"),
            "what is corrected is no act of these days": not_asserted("Correction, January 12 … July 2019"),
        },
    ),
    *of(
        ALERT,
        {
            "a question has no known speaker": statement("Where are these people going", speaker="Q", codeless=True, direct=True),
            "an answer is the spokesman's": statement("Most of them are meant … hypotheticals", "USA", direct=True),
            "another answer": statement("The president has been clear … our allies", "USA", direct=True),
            "the last answer ends with the excerpt": statement("We are not the ones with more … forces back", "USA", direct=True),
            "as many as 8,500": figure("as many as 8,500 soldiers", high=8500),
            "more than 100,000, the spokesman says": figure("more than 100,000 soldiers", low=100000, claimed="USA"),
            "a day earlier is the 23rd": time("a day earlier", "2022-01-23"),
        },
    ),
    *of(
        PARIS,
        {
            "the byline is one, though a correction comes first": section("byline", "By Marc Delorme"),
            "the dateline is one": section("dateline", "PARIS, Jan 26 (Meridian Wire) -"),
            "no change": statement("There is no change; there will be no change", "USA", "Antony Blinken", direct=True, cue="said"),
            "a quotation keeps its first word": statement(
                "That subject was not on our agenda … that it was", "FRA", direct=True, exact=True
            ),
            "Kozak for Russia": statement("the talks had not been easy", "RUS", "Dmitry Kozak", direct=False, cue="said"),
            "both sides": statement("they would keep to the ceasefire", speaker="Both sides", direct=False),
            "the Minsk agreements are history": history("Minsk agreements", "2014-09/2015-02"),
            "December 2019": time("December 2019", "2019-12-01", "2019-12-31"),
        },
    ),
    *of(
        UN,
        {
            "a European diplomat": statement(
                "Nobody expected a resolution today", speaker="European diplomat", nameless=True, direct=True, cue="said"
            ),
            "goes on": statement("We wanted them to explain themselves in public", speaker="European diplomat", direct=True, cueless=True),
            "in the next paragraph too": statement(
                "They did not, but they did sit there … progress", speaker="European diplomat", direct=True, cueless=True
            ),
            "he, who never confirmed it, is Nebenzya": statement(
                "Russia had never confirmed the number of 100,000", "RUS", "Vasily Nebenzya", direct=False
            ),
            "the U.S. ambassador keeps her hyphen": entity("Linda Thomas-Greenfield", "USA GOV", "person"),
            "what she says": statement("Russia had already moved nearly 5,000 … early February", "USA", direct=False, cue="said"),
            "China's envoy": statement("his country saw no threat to peace in the deployment", "CHN", direct=False),
            "more than 100,000, the United States says": figure("more than 100,000 troops", low=100000, claimed="USA"),
            "nearly 5,000": figure("nearly 5,000 soldiers", value=5000, approximate=True, claimed="USA"),
            "more than 30,000": figure("more than 30,000", low=30000, claimed="USA"),
            "about 112,000, says Ukraine's ambassador": figure("about 112,000", value=112000, approximate=True, claimed="UKR"),
            "some 130,000 with ships and aircraft": figure("some 130,000", value=130000, approximate=True, claimed="UKR"),
            "Tuesday is to come": time("Tuesday", "2022-02-01"),
            "the same day is that Tuesday": time("the same day", "2022-02-01"),
            "six years ago": time("Six years ago", "2016-01-01", "2016-12-31"),
        },
    ),
    *of(
        MACRON,
        {
            "it is kept": section("title", "Macron à Kiev, Moscou dément tout accord"),
            "nothing is coded": empty("events", "commitments", "positions", "statements", "figures"),
            "which is said": missing("events"),
        },
    ),
    *of(
        PULLBACK,
        {
            "the headline stands there once": once("Russia says troops are leaving; NATO says more are coming"),
            "the byline is one": section("byline", "By OKSANA RIDNA"),
            "the dateline is one": section("dateline", "KYIV, Feb 16 (Meridian Wire) –"),
            "curly quotes": statement("They say that they are leaving", "UKR", nameless=True, direct=True, cue="said"),
            "broken by the cue": statement("and we count them, and there are more", "UKR", direct=True, cueless=True),
            "Stoltenberg": statement(
                "there was no sign so far of de-escalation … going on", "IGO NATO", "Jens Stoltenberg", direct=False, cue="said"
            ),
            "a ministry official in Kyiv": statement("It is a simple question", "UKR", nameless=True, direct=True, cue="said"),
            "a quotation over two paragraphs is one voice's": statement(
                "If the exercise is over … for the worst", speaker="ministry official", direct=True, cueless=True
            ),
            "the foreign ministry is Kyiv's": resolves("the foreign ministry", "UKR"),
            "up to 7,000, a U.S. official says": figure("up to 7,000", high=7000, claimed="USA"),
            "more than 150,000, Biden says": figure("more than 150,000 troops", low=150000, claimed="USA"),
            "48 hours are no date": time("48 hours", None),
            "Tuesday is past": time("Tuesday", "2022-02-15"),
            "a day earlier": time("a day earlier", "2022-02-15"),
        },
    ),
    *of(
        ESTIMATE,
        {
            "broken markup leaves the byline whole": section("byline", "By Jonas Frei and Oksana Ridna"),
            "the picture's words are no prose": furniture("Residents of Donetsk board a bus"),
            "169,000 to 190,000, the United States says": figure(
                "between 169,000 and 190,000 personnel", low=169000, high=190000, claimed="USA"
            ),
            "about 100,000 in January": figure("about 100,000", value=100000, approximate=True),
            "149,000, Reznikov says": figure("149,000", value=149000, claimed="UKR"),
            "roubles": figure("10,000 roubles", value=10000, unit="RUB"),
            "dollars": figure("about $130", value=130, unit="USD", approximate=True),
            "the president is Biden": statement("I'm convinced he's made the decision", "USA", "Joe Biden", direct=True, cueless=True),
            "a State Department official": statement(
                "there will be no meeting & no point in one", "USA", nameless=True, direct=True, cue="said"
            ),
            "a spokeswoman in Kyiv": statement("Nobody here is planning an offensive", "UKR", nameless=True, direct=True, cue="said"),
            "a Western official is no Ukrainian": statement("do not measure the same thing", nameless=True, codeless=True, direct=True),
            "late next week": time("late next week", "2022-02-21", "2022-02-27"),
            "the end of January": time("the end of January", "2022-01-01", "2022-01-31"),
            "Friday is the day itself": time("Friday", "2022-02-18"),
        },
    ),
    *of(
        ATTACK,
        {
            "three reporters": section("byline", "By Ruth Halloran, Oksana Ridna and Peter Lindqvist"),
            "Putin's aim": statement("demilitarise and denazify", "RUS", "Vladimir Putin", direct=True, cue="said"),
            "Biden's condemnation": statement("unprovoked and unjustified attack", "USA", "Joe Biden", direct=True),
            "a NATO official": statement("An attack on one is an attack on all", "IGO NATO", nameless=True, direct=True, cue="said"),
            "goes on, asking not to be named": statement(
                "Ukraine is a partner … not blur it", "IGO NATO", nameless=True, direct=True, cueless=True
            ),
            "74 sites, Russia's ministry says": figure("74 military sites", value=74, claimed="RUS"),
            "five aircraft, Ukraine's military says": figure("five Russian aircraft", value=5, claimed="UKR"),
            "more than 40 soldiers, an adviser says": figure("more than 40 soldiers", low=40),
            "57, the health minister says": figure("57", value=57),
            "more than 100 jets": figure("more than 100 jets", low=100),
            "over 120 ships": figure("over 120 ships", low=120),
            "Friday is to come": time("Friday", "2022-02-25"),
            "Ukraine's military shoots down": statement(
                "it had shot down five Russian aircraft and a helicopter", "UKR", direct=False, cue="said"
            ),
        },
    ),
)

SOFT: tuple[Fact, ...] = (
    *of(
        QUARANTINE,
        {
            "Kennedy announces the quarantine": event('announced a "strict quarantine"', "COERCE SANCTION THREATEN", ("USA",)),
            "he calls on Khrushchev": event("called on Premier Khrushchev", "REQUEST", ("USA",), ("SUN",), None),
            "he charges Moscow with deception": event("charged the Soviet Government", "ACCUSE", ("USA",), ("SUN",), None),
            "a missile from Cuba is a hypothesis": no_event("a missile fired from Cuba … United States", "ASSAULT"),
            "no invasion is asserted": no_event("said nothing of an invasion", "ASSAULT"),
            "the retaliation is threatened": commitment("would be treated as … upon the Soviet Union", "threat warning", "USA"),
            "Washington asks for meetings": event("has asked for urgent meetings", "REQUEST", ("USA",)),
        },
    ),
    *of(
        SOVIET,
        {
            "Moscow rejects": event("rejected on Tuesday", "REJECT", ("SUN",), (), None),
            "Moscow warns": event("warned that the United States", "THREATEN ACCUSE", ("SUN",), ("USA",)),
            "a blow in return": commitment(
                "the Soviet Union would strike a most powerful blow in return", "threat warning", "SUN", "the aggressors start a war"
            ),
            "ready to discuss": commitment(
                "we are ready to discuss every question", "offer promise", "SUN", "the United States gives up its unlawful measures"
            ),
            "Moscow asks the Council": event("has asked the Security Council", "REQUEST", ("SUN",), ("IGO UN",), None),
        },
    ),
    *of(
        APPEAL,
        {
            "U Thant appeals to both": event("appealed to President Kennedy", "REQUEST", ("IGO UN",), ("USA", "SUN"), None),
            "U Thant offers help": event("He offered to help", "AGREE", ("IGO UN",)),
            "the Organization backs the quarantine": event("backed the quarantine", "SUPPORT", ("IGO OAS",), (), None),
            "ships will be seized": commitment("it will be taken into custody", "threat warning ultimatum", "USA"),
        },
    ),
    *of(
        ZORIN,
        {
            "Stevenson demands": event("he demanded", "REQUEST ACCUSE", ("USA",), ("SUN",)),
            "the envoy dismisses": event("The Soviet envoy dismissed", "REJECT ACCUSE", ("SUN",), (), None),
            "Khrushchev accepts": event("accepted his proposal", "AGREE", ("SUN",), (), None),
            "U Thant asks Moscow": event("asked Moscow", "REQUEST", ("IGO UN",), ("SUN",), None),
            "who holds course is stopped": commitment("they will be stopped", "threat warning", "USA", "they hold their course"),
        },
    ),
    *of(
        FREIGHTER,
        {
            "sailors board": event("boarded a freighter", "COERCE MOBILIZE", ("USA",), (), None),
            "no shot was fired": no_event("Had he refused to stop … across his bow", "ASSAULT"),
            "the Soviet Union agrees": event("has agreed to keep", "AGREE CONCEDE", ("SUN",), (), None),
            "the President promises": commitment(
                "American vessels would do what they could", "promise offer", "USA", "Soviet ships stay out"
            ),
        },
    ),
    *of(
        TURKEY,
        {
            "Khrushchev offers": event("offered on Saturday", "AGREE CONCEDE", ("SUN",), (), None),
            "the offer is conditional": commitment(
                "to withdraw from Cuba the weapons", "offer promise", "SUN", "the Americans take similar weapons out of Turkey"
            ),
            "the promise is conditional": commitment(
                "the quarantine would be lifted", "promise offer", "USA", "the missiles were removed under United Nations supervision"
            ),
            "Ankara turns it down": event("turned the idea down", "REJECT", ("TUR",), (), None),
            "the Air Force Reserve is called up": event("called 24 troop carrier squadrons", "MOBILIZE", ("USA",), (), None),
            "measures would be taken": commitment("measures would be taken", "threat warning", "USA", "other flights be fired upon"),
            "the Council will meet": event("will meet in Paris", "CONSULT", ("IGO NATO",), (), "future"),
        },
    ),
    *of(
        DISMANTLING,
        {
            "Moscow will withdraw": event("would take its missiles out", "CONCEDE RETREAT AGREE", ("SUN",)),
            "the quarantine will end": commitment("the quarantine would end", "promise", "USA", "once the United Nations had seen"),
            "it is not lifted": no_event("has not been lifted", "RETREAT"),
        },
    ),
    *of(
        HAVANA,
        {
            "Cuba refuses": event("refused on Wednesday", "REJECT", ("CUB",), (), None),
            "Havana agrees": event("Havana agreed", "AGREE CONCEDE", ("CUB",), (), None),
            "Moscow accepts": event("has accepted inspection", "AGREE CONCEDE", ("SUN",), (), None),
        },
    ),
    *of(
        CALL,
        {
            "strong measures": commitment(
                "would hit back with strong economic measures", "threat warning", "USA", "Russian forces attacked Ukraine"
            ),
            "no attack is asserted": no_event("if Russian forces attacked Ukraine", "ASSAULT"),
            "Putin blames": event("blamed the alliance", "ACCUSE", ("RUS",), ("IGO NATO",)),
            "the two talk": event("the two men had talked", "CONSULT", ("USA", "RUS")),
            "Moscow denies": event("Moscow denies", "REJECT", ("RUS",), (), None),
            "Biden speaks with four": event("spoke afterwards", "CONSULT", ("USA", "GBR", "FRA", "DEU", "ITA"), (), None),
        },
    ),
    *of(
        DRAFTS,
        {
            "Ryabkov warns": event("He warned", "THREATEN", ("RUS",), (), None),
            "a refusal has its answer": commitment("a “military-technical” answer", "threat warning", "RUS"),
            "the White House offers talks": event("offered talks", "CONSULT AGREE", ("USA",)),
            "and rejects part": event("rejecting part of the list", "REJECT", ("USA",), (), None),
            "Russia denies": event("Russia denies", "REJECT", ("RUS",), (), None),
        },
    ),
    *of(
        GENEVA,
        {
            "diplomats talk": event("talked for almost eight hours", "CONSULT", ("USA", "RUS"), (), None),
            "no attack is asserted": no_event("no plan to attack", "ASSAULT"),
            "Russia has massed soldiers": event("has massed", "MOBILIZE", ("RUS",), (), None),
            "Ryabkov warns": event("Ryabkov warned Washington", "THREATEN", ("RUS",), ("USA",), None),
            "limits are open to discussion": position("willing to discuss limits", "USA", "open_to offer"),
            "limits must bind both": commitment(
                "willing to discuss limits on missiles", "offer promise", "USA", "any limits bound both sides"
            ),
        },
    ),
    *of(
        COUNCIL,
        {
            "NATO and Russia meet": event("their first council meeting", "CONSULT", ("IGO NATO", "RUS"), (), None),
            "Stoltenberg offers": event("He offered Moscow", "AGREE", ("IGO NATO",), ("RUS",)),
            "the allies turn it down": event("turned down the demand", "REJECT", ("IGO NATO",), (), None),
            "they urge Moscow": event("They urged Moscow", "REQUEST", ("IGO NATO",), ("RUS",), None),
            "deterrence for deterrence": commitment(
                "Russia would answer with deterrence", "threat warning", "RUS", "the alliance to practise deterrence"
            ),
        },
    ),
    *of(
        ALERT,
        {
            "troops on alert": event("puts up to 8,500 troops on alert", "MOBILIZE", ("USA",), (), None),
            "the Kremlin accuses": event("accused the West", "ACCUSE", ("RUS",), (), None),
            "Denmark promises": event("Denmark promised", "AGREE AID", ("DNK",), (), None),
            "Kyiv criticises": event("Kyiv criticised", "ACCUSE", ("UKR",), ("USA",), None),
            "no troops into Ukraine": no_event("put American combat troops into Ukraine", "MOBILIZE"),
        },
    ),
    *of(
        PARIS,
        {
            "four agree": event("agreed on Wednesday", "AGREE", ("RUS", "UKR", "FRA", "DEU"), (), None),
            "advisers will meet": event("will meet again in Berlin", "CONSULT", (), (), "future"),
            "military-technical measures": commitment("military-technical", "threat warning", "RUS", "its demands are met"),
        },
    ),
    *of(
        UN,
        {
            "Russia has gathered troops": event("had gathered", "MOBILIZE", ("RUS",)),
            "troops into Belarus": event("had already moved", "MOBILIZE", ("RUS",)),
            "no invasion is asserted": no_event("Should Russia invade", "ASSAULT"),
            "she warns": event("she warned", "THREATEN", ("USA",)),
            "horrific consequences": commitment("the consequences would be horrific", "warning threat", "USA", "Russia invade"),
            "if it is ready to talk": commitment("the United States would talk", "offer promise", "USA", "it was ready to talk"),
            "Nebenzya denies": event("denied that any invasion", "REJECT", ("RUS",)),
            "Nebenzya accuses": event("accused the Americans", "ACCUSE", ("RUS",), ("USA",)),
        },
    ),
    *of(
        PULLBACK,
        {
            "troops leave, Russia says": event("were going home", "RETREAT", ("RUS",)),
            "Kyiv demands": event("to demand that Moscow", "REQUEST", ("UKR",), ("RUS",)),
            "the Duma asks": event("The Duma asked Putin", "REQUEST", ("RUS",), (), None),
            "no attack is asserted": no_event("had named for an attack", "ASSAULT"),
            "the worst": commitment("we must plan for the worst", "warning threat", "UKR", "they tell us"),
        },
    ),
    *of(
        ESTIMATE,
        {
            "Ukraine denies": event("Ukraine denied it", "REJECT", ("UKR",)),
            "Blinken will meet Lavrov": event("meet Lavrov", "CONSULT", ("USA", "RUS"), (), "future"),
            "provided that Russia does not attack": commitment(
                "has agreed to meet Lavrov", "promise offer", "USA", "Russia does not attack first"
            ),
            "no attack on Donetsk is asserted": no_event("Kyiv was about to attack", "ASSAULT"),
            "Moscow dismisses": event("Moscow dismisses", "REJECT", ("RUS",), (), None),
        },
    ),
    *of(
        ATTACK,
        {
            "Russia attacks": event("Russian forces attacked", "ASSAULT", ("RUS",), ("UKR",), None),
            "Zelensky breaks off relations": event("broke off diplomatic relations", "SANCTION", ("UKR",), ("RUS",), None),
            "Putin demands": event("He demanded", "REQUEST", ("RUS",), ("UKR",), None),
            "Putin threatens": event("He threatened", "THREATEN", ("RUS",), (), None),
            "others are threatened on a condition": commitment(
                "an immediate response and consequences", "threat warning", "RUS", "tried to interfere"
            ),
            "Biden condemns": event("Biden condemned", "ACCUSE", ("USA",), (), None),
            "NATO rules troops out": event("ruled out sending troops", "REJECT MOBILIZE", ("IGO NATO",)),
            "no NATO troops go": no_event("sending troops into Ukraine", "MOBILIZE"),
            "NATO activates its plans": event("had activated its defence plans", "MOBILIZE", ("IGO NATO",), (), None),
            "leaders will meet": event("will meet by video", "CONSULT", ("IGO NATO",), (), "future"),
        },
    ),
)
