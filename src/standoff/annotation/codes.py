"""How a party's code is read: a state's is three letters, with a sector behind it or none; a body's or a group's has a name."""
from __future__ import annotations

BODIES = ("IGO ", "NGO ", "REB ")  # codes that begin so name a body or a group alone


def side_of(code: str) -> str:
    """The state or body that a code belongs to: RUS of "RUS GOV"; "IGO NATO" is one itself."""
    return code if code.startswith(BODIES) else code[:3]
