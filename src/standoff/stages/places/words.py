"""Words that tell places from other names: tables, each with how it was chosen."""
from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a text, cut at white space."""
    return frozenset(words.split())


# American and Canadian abbreviations, as news writes them behind a town; the gazetteer has the full names.
STATES = {"Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado", "Conn": "Connecticut",
          "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana", "Kan": "Kansas", "Ky": "Kentucky",
          "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts", "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi",
          "Mo": "Missouri", "Mont": "Montana", "Neb": "Nebraska", "Nev": "Nevada", "N.H": "New Hampshire", "N.J": "New Jersey",
          "N.M": "New Mexico", "N.Y": "New York State", "N.C": "North Carolina", "N.D": "North Dakota", "Okla": "Oklahoma",
          "Ore": "Oregon", "Pa": "Pennsylvania", "R.I": "Rhode Island", "S.C": "South Carolina", "S.D": "South Dakota",
          "Tenn": "Tennessee", "Tex": "Texas", "Vt": "Vermont", "Va": "Virginia", "Wash": "Washington State", "W.Va": "West Virginia",
          "Wis": "Wisconsin", "Wyo": "Wyoming", "D.C": "Washington", "Ont": "Ontario", "Que": "Quebec", "B.C": "British Columbia",
          "Alta": "Alberta", "Man": "Manitoba", "Sask": "Saskatchewan", "N.S": "Nova Scotia", "N.B": "New Brunswick"}
NAMESAKES = {"Washington": "Washington State", "New York": "New York State"}  # states that the gazetteer has under a longer name
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
# Labels whose spans are no places, although a place's name stands in them: Paris Hilton, the Washington Post.
OTHER_LABELS = frozenset(("PERSON", "ORG", "NORP", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "LANGUAGE"))
# Before the name of a language.
SPOKEN = listed("speak speaks spoke spoken speaking fluent broken learn learned learnt")
# Labels in which a people's name stands for no state: Jason English, "spoke French".
NO_PEOPLE_LABELS = frozenset(("PERSON", "LANGUAGE"))
SURE_KINDS = frozenset(("country", "capital", "continent", "sea", "region"))
# A town that no entity tag vouches for needs as many inhabitants. Chosen on TR-News and GeoWebNews train from 20,000 to a million.
SURE_POPULATION = 50_000
# Words in the name of a body that is the place's own: "Queensland Police", "U.S. Transportation Department". The place stands
# for its government there.
CIVIC = listed("""police government council state parliament court courts sheriff department authorities province city county ministry
    minister army navy forces military guard senate congress agency embassy troopers district commission president assembly""")
# Words that make a name with a place before them that of something else, where no entity tag says so.
ELSE_BEHIND = listed("""university college times post journal herald tribune gazette airlines airways bank united fc institute club
    museum orchestra press agreement accords accord treaty protocol process""")
# Last words of names that the gazetteer need not know.
GEOGRAPHIC = listed("""county province district region state city town village river lake sea bay gulf strait island islands mountain
    mountains mount valley desert peninsula coast beach park street road avenue square bridge airport base port harbor harbour station
    border camp airfield prefecture governorate oblast municipality neighborhood highway canal forest hills heights
    stadium hospital prison jail tower palace castle cathedral church mosque arena centre center hotel square plaza""")
# What stands in the town that it is named after.
IN_TOWN = listed("airport international air port harbor harbour station stadium airfield base central city metro green")
# Words in front of a place. An entity tag alone, of a name that the gazetteer lacks, is believed behind these: on TR-News and
# GeoWebNews train one in two such tags is wrong without them.
LOCATIVE = listed("""in near at from outside around toward towards across between northern southern eastern western central into
    through throughout via off outside inside within""")
