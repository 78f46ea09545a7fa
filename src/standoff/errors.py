"""Every error that standoff raises, one tree.

StandoffError                 anything of ours; its text is one line: what, where, what to do
├── DocumentError             one document cannot be used; the rest go on
│   ├── Unreadable            its bytes are no text, or no article is in them
│   ├── TooLarge              longer than MAX_CHARACTERS
│   └── Unreachable           an address that cannot be fetched now
├── CallError                 the call itself is wrong (exit status 2)
│   ├── NoSuchRecord          a folder that holds no record
│   └── NoSuchReference       a reference that the record cannot resolve
└── Broken                    the installation or the record is damaged; the run stops
    ├── WeightsMissing        the encoder's file is absent or its sha256 differs
    └── RecordDamaged         the database cannot be opened or is of a later version
"""

MAX_CHARACTERS = 1_000_000


class StandoffError(Exception):
    """Base of all; str(error) is one line for people."""


class DocumentError(StandoffError):
    """One document cannot be used."""


class Unreadable(DocumentError):
    """The bytes are no text, or no article is in them."""


class TooLarge(DocumentError):
    """Longer than MAX_CHARACTERS code points."""


class Unreachable(DocumentError):
    """An address that cannot be fetched now: the network or the server is in trouble."""


class CallError(StandoffError):
    """The call itself is wrong."""


class NoSuchRecord(CallError):
    """A folder that holds no record."""


class NoSuchReference(CallError):
    """A reference that the record cannot resolve."""


class Broken(StandoffError):
    """The installation or the record is damaged."""


class WeightsMissing(Broken):
    """The encoder's file is absent or its sha256 differs."""


class RecordDamaged(Broken):
    """The record's database cannot be opened, or a later version wrote it."""
