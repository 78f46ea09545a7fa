"""What the tests of export share: the readings built by hand for the store."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
