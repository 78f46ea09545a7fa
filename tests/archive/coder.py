"""A process of its own that codes a folder into an archive, a few files a chunk, here or on a cluster. To be killed."""
import sys
from pathlib import Path

import hand_reader

from standoff.archive import code

if __name__ == "__main__":
    cluster = sys.argv[3] if len(sys.argv) > 3 else None
    code([sys.argv[1]], Path(sys.argv[2]), hand_reader.how(2 if cluster else 1, cluster), 20 if cluster else 4)
