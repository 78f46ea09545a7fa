"""`python -m benchmarks [TASK…] [--keep | --raise] [--workers N]`: measure, print, compare with the floors.

Exit status 0: nothing below its floor; 1: something is, or a scorer failed; 2: the call was wrong.
"""
from __future__ import annotations

import argparse
import sys

from . import floors
from .measure import ROOT, measure
from .table import table
from .tasks import SPEED, TASKS

RESULTS = ROOT / "benchmarks" / "results"  # git-ignored: the scorers' own JSON and tables
CORPORA = {task.name: task.data for task in TASKS}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    every = (*TASKS, SPEED)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"only these: {', '.join(task.name for task in every)}")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="write the figures to benchmarks/measured.json")
    parser.add_argument("--raise", dest="lift", action="store_true", help="--keep, and lift the floors to just below them; none falls")
    args = parser.parse_args(arguments)
    if unknown := set(args.tasks) - {task.name for task in every}:
        parser.error(f"no such task: {', '.join(sorted(unknown))}")
    if args.tasks and (args.keep or args.lift):
        parser.error("--keep and --raise want every task: figures of different states of the code do not belong together")
    say = lambda line: print(line, file=sys.stderr, flush=True)
    now = measure((task for task in every if not args.tasks or task.name in args.tasks), RESULTS, say, workers=args.workers)
    held = floors.load(floors.FLOORS)
    print(table(now, held))
    if not now["metrics"] and not now["speed"]:
        say("nothing was measured")
        return 1
    if below := floors.fallen(held, now, CORPORA):
        say("\n".join(below))
        return 1
    if args.keep or args.lift:
        if lost := sorted(floors.load(floors.MEASURED)["metrics"].keys() - now["metrics"].keys()):
            say(f"nothing kept: this run has no {', '.join(lost)}")
            return 1
        floors.save(floors.MEASURED, now)
    if args.lift:
        lifted, lines = floors.raised(held, now, CORPORA)
        floors.save(floors.FLOORS, lifted)
        say("\n".join(lines) or "no floor rose")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
