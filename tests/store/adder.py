"""A process of its own that adds documents first..last-1 to a record; says each when it is told that it is safe. To be killed."""
import sys

from by_hand import HandRecord, document

if __name__ == "__main__":
    folder, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    print("ready", flush=True)
    for added in HandRecord(folder).add(document(n) for n in range(first, last)):
        print(added.status, added.document_id, flush=True)
