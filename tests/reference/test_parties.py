"""Names, adjectives, seats and holders as of a date."""

from datetime import date

import pytest

from standoff.reference.parties import called, country, demonym, find_names, gender, holder, is_head, lookup, surname


def codes(words, on=None):
    return [reading.code for reading in lookup(words, on)]


@pytest.mark.parametrize("words, code", [
    ("Russia", "RUS"), ("russia", "RUS"), ("RUSSIA", "RUS"), ("the United States", "USA"), ("U.S.", "USA"), ("US", "USA"),
    ("Burma", "MMR"), ("Ivory Coast", "CIV"), ("Côte d'Ivoire", "CIV"), ("Côte d’Ivoire", "CIV"), ("DR Congo", "COD"),
    ("Turkey", "TUR"), ("Türkiye", "TUR"), ("Turkiye", "TUR"), ("Britain", "GBR"), ("UK", "GBR"), ("DPRK", "PRK"),
    ("Kosovo", "KOS"), ("Soviet Union", "SUN"), ("the Soviets", "SUN"), ("North Viet-Nam", "VDR"), ("South Vietnam", "VNM"),
    ("East Germany", "DDR"), ("Kiev", "UKR"), ("Kyiv", "UKR"), ("Peking", "CHN"), ("Pyongyang", "PRK"),
    ("White House", "USA GOV"), ("Pentagon", "USA MIL"), ("Capitol Hill", "USA LEG"), ("Downing Street", "GBR GOV"),
    ("Elysee", "FRA GOV"), ("Élysée", "FRA GOV"), ("Blue House", "KOR GOV"),
    ("NATO", "IGO NATO"), ("Nato", "IGO NATO"), ("UN Security Council", "IGO UN"), ("European Commission", "IGO EU"),
    ("Brussels", "IGO EU"), ("Red Cross", "NGO Red Cross"), ("anti-ISIS coalition", "IGO Global Coalition"),
    ("the Taliban", "REB Taliban"), ("Daesh", "REB ISIL"), ("Islamic State", "REB ISIL"), ("Al Qaeda", "REB al-Qaeda"),
    ("Viet Cong", "REB Viet Cong"), ("Al-Nusra Front", "REB Nusra Front"), ("YPG", "REB YPG"),
    ("State Department", "USA GOV"), ("Duma", "RUS LEG"), ("IRGC", "IRN MIL"), ("Mossad", "ISR SPY"), ("KGB", "SUN SPY"),
    ("Republicans", "USA PTY"), ("Likud", "ISR PTY"), ("Tories", "GBR PTY"),
])
def test_first_reading(words, code):
    assert codes(words)[0] == code


@pytest.mark.parametrize("words", ["us", "turkey", "china", "polish", "who", "Let", "it", "", "   ", "a white house", "no such name",
                                   "US-led coalition", "U.S.-led Coalition"])  # of many wars
def test_ordinary_words_are_no_names(words):
    assert lookup(words) == ()


def test_uses():
    assert [(r.use, r.kind) for r in lookup("Russian")] == [("adjective", "country")]
    assert lookup("Frenchmen")[0].use == "demonym"
    assert [(r.use, r.kind, r.name) for r in lookup("Kyiv")] == [("capital", "place", "Ukraine")]
    assert (lookup("Kremlin")[0].use, lookup("Kremlin")[0].sector) == ("seat", "GOV")
    assert lookup("CIA")[0].use == "organ"


def test_ambiguous_names_give_every_reading():
    assert codes("Congo") == ["COD", "COG"]
    assert set(codes("Korea")) == {"KOR", "PRK"}
    assert set(codes("Brussels")) == {"IGO EU", "BEL"}


def test_a_shared_seat_is_read_by_its_date():
    assert codes("Kremlin", date(1962, 10, 22))[0] == "SUN GOV"
    assert codes("Kremlin", date(2022, 1, 17)) == ["RUS GOV"]
    assert codes("Moscow", date(1962, 10, 22))[0] == "SUN"
    assert codes("Hanoi", date(1964, 8, 4))[0] == "VDR"
    assert codes("Hanoi", date(2016, 6, 1)) == ["VNM"]


def test_truss_and_sunak():
    during, after = date(2022, 10, 1), date(2022, 11, 1)
    truss, = lookup("Liz Truss", during)
    assert (truss.code, truss.role, truss.kind, truss.use) == ("GBR GOV", "prime minister", "person", "holder")
    truss, = lookup("Liz Truss", after)
    assert (truss.code, truss.role) == ("GBR ELI", "former prime minister")
    assert lookup("Liz Truss", date(2024, 1, 1))[0].role == "former prime minister"  # heads are remembered for ten years
    assert lookup("Liz Truss", date(2033, 1, 1)) == ()
    assert lookup("Philip Hammond", date(2022, 1, 1)) == ()  # others for one
    assert lookup("Liz Truss")[0].role == "prime minister"
    assert lookup("Rishi Sunak", during)[0].role == "former chancellor of the Exchequer"
    assert lookup("Rishi Sunak", after)[0].role == "prime minister"
    assert [r.name for r in holder("GBR", "prime minister", after)] == ["Rishi Sunak"]
    assert lookup("Boris Johnson", date(2017, 1, 1))[0].role == "foreign secretary"


def test_spellings_of_a_person():
    on = date(2022, 3, 1)
    assert {lookup(name, on)[0].name for name in (
        "Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy")} == {"Volodymyr Zelenskyy"}
    assert lookup("Recep Tayyip Erdogan", on) == lookup("Recep Tayyip Erdoğan", on)
    assert lookup("Sergei V. Lavrov", on)[0].name == "Sergei Lavrov"


def test_surnames():
    assert surname("Putin", date(2022, 1, 17))[0].role == "president"
    assert surname("Blinken", date(2022, 1, 17))[0].role == "secretary of state"
    assert surname("Assad", date(1990, 1, 1))[0].name == "Hafez al-Assad"
    assert surname("al-Assad", date(2016, 9, 6))[0].name == "Bashar al-Assad"
    assert surname("Xi", date(2022, 1, 1))[0].code == "CHN GOV"
    assert surname("Kim", date(2018, 6, 12))[0].name == "Kim Jong-un"
    assert surname("Khrushchev", date(1962, 10, 22))[0].code == "SUN GOV"
    assert surname("Clinton", date(2010, 1, 1))[0].role == "secretary of state"
    assert surname("Clinton")[0].name == "Hillary Clinton"
    assert surname("Nobody") == surname("may") == surname("He") == ()
    assert surname("May", date(2018, 1, 1))[0].role == "prime minister"
    assert surname("bin Salman", date(2022, 1, 1))[0].code == "SAU GOV"


def test_titles_that_name_one_office():
    blinken, = lookup("Secretary of State", date(2022, 1, 17))
    assert (blinken.name, blinken.code) == ("Antony Blinken", "USA GOV")
    assert lookup("Secretary of State", date(1962, 10, 22))[0].name == "Dean Rusk"
    assert lookup("NATO Secretary General", date(2022, 1, 17))[0].code == "IGO NATO"
    assert holder("RUS", "foreign minister", date(2022, 1, 17))[0].name == "Sergei Lavrov"
    assert holder("UKR", "defence minister", date(2022, 1, 17)) == holder("UKR", "defense minister", date(2022, 1, 17))


@pytest.mark.parametrize("text, found", [
    ("the|U.S.|Secretary|of|State", [(1, 2, "U.S.")]),
    ("Russia|'s|army", [(0, 1, "Russia")]),
    ("the|Islamic|State|of|Iraq|and|the|Levant", [(1, 8, "Islamic State of Iraq and the Levant")]),
    ("al|-|Qaeda|'s|Ayman|al|-|Zawahiri", [(0, 3, "al-Qaeda"), (4, 8, "Ayman al-Zawahiri")]),
    ("Ban|Ki|-|moon|met|Xi|Jinping", [(0, 4, "Ban Ki-moon"), (5, 7, "Xi Jinping")]),
    ("give|us|turkey|,|said|Turkey", [(5, 6, "Turkey")]),
    ("the|U.S.-led|strikes", [(1, 2, "U.S.")]),
    ("in|the|South|China|Sea|off|Vietnam", [(6, 7, "Vietnam")]),
    ("Latin|America|and|America", [(3, 4, "America")]),
    ("in|The|Hague", [(1, 3, "The Hague")]),
    ("Let|us|go", []),
    ("", []),
])
def test_find_names(text, found):
    tokens = text.split("|") if text else []
    assert find_names(tokens) == found
    assert all(lookup(name) for _, _, name in found)


def test_countries():
    assert country("RUS GOV").name == "Russia"
    assert country("FRA").capital == "Paris"
    assert "Frenchman" in country("FRA").demonyms
    assert country("SUN").end == date(1991, 12, 26)
    assert country("XXX") is None
    assert (demonym("Russian"), demonym("Britons"), demonym("Russia"), demonym("polish")) == ("RUS", "GBR", None, None)
    assert demonym("Soviet") == "SUN"


def test_heads_genders_and_later_names():
    assert is_head(lookup("Mao Zedong")[0]) and is_head(lookup("Vladimir Putin", date(2022, 1, 1))[0])
    assert not is_head(lookup("Sergei Lavrov", date(2022, 1, 1))[0])
    assert not is_head(lookup("Russia")[0])
    assert (gender("Angela Merkel"), gender("Vladimir Putin"), gender("Nobody")) == ("f", "m", None)
    assert "the alliance" in called("IGO NATO") and called("IGO Nothing") == ()
