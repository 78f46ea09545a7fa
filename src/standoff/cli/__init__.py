"""The command line. Whatever goes wrong becomes one line on standard error and an exit status; nothing heavy is imported here.

arguments   every command and option
screen      what is printed: plain, or dressed on a terminal; progress; complaints
reading     read
recording   add, watch
archiving   code
asking      brief, search, show
exporting   export
reviewing   review
serving     serve, mcp
checking    doctor
"""
from __future__ import annotations

import os
import sys
from collections.abc import Sequence

DONE, SOME_FAILED, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status: 0 done, 1 some documents failed, 2 the call was wrong or nothing could be done, 130
    interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Who read our output has enough. What is still buffered must not be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # the face: every error ends here, as one line
        from .screen import report

        return report(error, debug="--debug" in given)


def _run(given: list[str]) -> int:
    from .arguments import command_of, parser

    try:
        options = parser().parse_args(given)
    except SystemExit as done:  # --help and --version are done, a wrong call has said so
        return int(done.code or DONE)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a character that the terminal cannot show is no reason to stop
    status = command_of(options.command)(options)
    sys.stdout.flush()
    return status
