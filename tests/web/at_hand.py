"""Names that the tests of the workbench share."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

Get = Callable[..., Any]
HOST, TOKEN = "127.0.0.1:8765", "a-token-of-24-characters"
