"""What the tests of linking share: papers by hand, as the brief's, and records by hand, as the store's."""
import sys
from pathlib import Path

for room in ("brief", "store"):
    sys.path.insert(0, str(Path(__file__).parents[1] / room))
