"""Every command and option, and where its function is. Only argparse is imported: `standoff --help` answers at once."""
from __future__ import annotations

import argparse
import calendar
import datetime
import importlib
import re
from collections.abc import Callable
from typing import Literal, NoReturn

Command = Callable[[argparse.Namespace], int]

COMMANDS = {
    "read": ("reading", "read files and print a brief of them; nothing is stored"),
    "add": ("recording", "add files, folders, archives, tables, feeds and addresses to a record; run again, it adds nothing twice"),
    "watch": ("recording", "follow feeds into a record until stopped; no item is taken twice"),
    "code": ("archiving", "the same reading at scale: files on disk or object storage into Parquet files by day; killed, it resumes"),
    "brief": ("asking", "the crisis brief of a record"),
    "search": ("asking", "documents of a record in which all the words stand, best first"),
    "timeline": ("following", "one party or one issue through a record, in order of days"),
    "tension": ("weighing", "tension and talk over time: of the whole record, one party, or between two"),
    "indicators": ("weighing", "your indicators as the record lights them, and the matrix of evidence against hypotheses"),
    "issue": ("following", "list the issues of a record, name one, or make several one; what you decide stays"),
    "show": ("asking", "what a reference points at: the article, the finding, the exact words in their context"),
    "same": ("linking", "all that tells of the same act as a finding, and why; join or part two for good"),
    "export": ("exporting", "a record for other programs: JSON lines, CSV, Parquet"),
    "review": ("reviewing", "what a person decides about a record's findings: list, accept, correct, reject, undo, figures"),
    "serve": ("serving", "the workbench in the browser, on this machine"),
    "mcp": ("serving", "the record for a language model: tools that only read and answer with citations, on standard input and output"),
    "doctor": ("checking", "check the installation and a record; says what is wrong and what to do"),
}
INPUT = ("a file (.txt .html .pdf .docx .eml .mbox .jsonl .json .csv .parquet .zip .warc .rss .atom .xml, also packed as .gz), a folder, "
          "a pattern, an address, or - for standard input")
LAYERS = ("events", "statements", "commitments", "positions", "figures", "demands", "moves", "stances", "ranges", "tension",
          "readings")
FORMATS = ("jsonl", "csv", "parquet")
EPILOG = """exit status: 0 done, 1 some documents failed (each is named on standard error, the rest are kept),
2 the call itself was wrong"""
DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


class Parser(argparse.ArgumentParser):
    """Says what is wrong with a call in one line."""

    def error(self, message: str) -> NoReturn:
        from .screen import complain

        complain(f"{message.removeprefix('argument ')}; see: {self.prog} --help")
        raise SystemExit(2)


def command_of(name: str) -> Command:
    """The function of a command; its module is imported now."""
    found: Command = getattr(importlib.import_module(f"{__package__}.{COMMANDS[name][0]}"), name)
    return found


def parser() -> Parser:
    """The whole command line."""
    whole = Parser("standoff", description="Read crisis news into a cited record: every line points to the exact words.", epilog=EPILOG,
                   allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter)
    whole.add_argument("--version", action=Version, nargs=0, help="print the version")
    _debug(whole, default=False)
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (_, says) in COMMANDS.items():
        made = commands.add_parser(name, help=says, description=says[0].upper() + says[1:] + ".", allow_abbrev=False)
        _OPTIONS[name](made)
        _debug(made, default=argparse.SUPPRESS)
    return whole


class Version(argparse.Action):
    """Prints the version; reads it only when asked."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version

        print(f"standoff {version('standoff')}")
        raise SystemExit(0)


def _debug(made: argparse.ArgumentParser, default: bool | str) -> None:
    made.add_argument("--debug", action="store_true", default=default, help="show the traceback of an error")


def _read(made: argparse.ArgumentParser) -> None:
    made.add_argument("files", nargs="+", metavar="FILE", help=INPUT)
    _published(made)
    _fetch(made)
    form = made.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line, by schema 1")
    form.add_argument("--markdown", action="store_true", help="the brief in Markdown")
    made.add_argument("--lean", choices=("precision", "recall"),
                      help="where in doubt about an event: leave it out (precision) or keep it (recall); default between the two")
    _workers(made)


def _add(made: argparse.ArgumentParser) -> None:
    made.add_argument("sources", nargs="+", metavar="SOURCE", help=INPUT)
    _record(made)
    _published(made)
    _fetch(made)
    _translate(made)
    _workers(made)


def _watch(made: argparse.ArgumentParser) -> None:
    made.add_argument("feeds", nargs="+", metavar="FEED", help="the address of a feed (RSS, Atom, JSON Feed), or its file")
    _record(made)
    made.add_argument("--every", type=minutes, default=15.0, metavar="MINUTES", help="from the end of a round to the next (default 15)")
    made.add_argument("--once", action="store_true", help="one round, then end")
    made.add_argument("--fetch-private", action="store_true", help=PRIVATE)
    _translate(made)
    _workers(made)


def _code(made: argparse.ArgumentParser) -> None:
    made.add_argument("sources", nargs="+", metavar="ARCHIVE", help="files, folders or patterns, on disk or s3://, gs://, az://")
    made.add_argument("--into", required=True, metavar="OUT", help="the archive's folder: a new one, or one to go on with")
    made.add_argument("--ray", metavar="ADDRESS", help="on a Ray cluster, 127.0.0.1:6379, whose machines see the same files")
    made.add_argument("--chunk", type=count, default=1000, metavar="N", help="files that are committed together (default 1000)")
    _published(made)
    _workers(made)


def _brief(made: argparse.ArgumentParser) -> None:
    _record(made)
    made.add_argument("--since", type=first_day, metavar="DATE",
                      help="only what was published or done from that day on: 2022-01-17, 2022-01 or 2022")
    _as_of(made)
    made.add_argument("--party", metavar="CODE", help="only what concerns a party: a code or a name, such as RUS, \"IGO NATO\", Russia")
    form = made.add_mutually_exclusive_group()
    form.add_argument("--markdown", action="store_true", help="in Markdown")
    form.add_argument("--html", action="store_true", help="a page that stands alone and prints, with tension over time and footnotes")
    _weights(made)
    made.add_argument("--indicators", metavar="FILE", help="of --html: your indicators too, as the record lights them")


def _search(made: argparse.ArgumentParser) -> None:
    made.add_argument("words", nargs="+", metavar="WORDS",
                      help='all must stand there; \'"in quotes"\' in this order, a star* leaves the ending open')
    _record(made)
    made.add_argument("--limit", type=count, default=10, metavar="N", help="documents at most (default 10)")
    made.add_argument("--follow", action="store_true", help="with each passage what came of it: answers, moved status, moved positions")


def _timeline(made: argparse.ArgumentParser) -> None:
    made.add_argument("about", metavar="PARTY|ISSUE", help="a party's code or name (RUS, \"IGO NATO\", Russia), or an issue's key or name")
    _record(made)
    made.add_argument("--since", type=first_day, metavar="DATE", help="only from that day on: 2022-01-17, 2022-01 or 2022")
    made.add_argument("--until", type=last_day, metavar="DATE", help="only up to that day, the day included")
    _as_of(made)
    made.add_argument("--json", action="store_true", help="one JSON object a line")


def _tension(made: argparse.ArgumentParser) -> None:
    made.add_argument("parties", nargs="*", metavar="PARTY", help="a code or a name: one: what concerns it; two: what is between them")
    _record(made)
    made.add_argument("--step", choices=("day", "week", "month"), default="week", help="how long a period is (default week)")
    made.add_argument("--since", type=first_day, metavar="DATE", help="only from that day on: 2022-01-17, 2022-01 or 2022")
    made.add_argument("--until", type=last_day, metavar="DATE", help="only up to that day, the day included")
    _as_of(made)
    made.add_argument("--open", type=day, metavar="DATE", help="the acts and sentences that made the period of that day")
    _weights(made)
    made.add_argument("--json", action="store_true", help="one JSON object, with every act and its references")


def _indicators(made: argparse.ArgumentParser) -> None:
    made.add_argument("file", metavar="FILE", help="your indicators and hypotheses, in TOML (see docs/weighing.md)")
    _record(made)
    _as_of(made)
    made.add_argument("--json", action="store_true", help="one JSON object, with all the evidence")


def _weights(made: argparse.ArgumentParser) -> None:
    made.add_argument("--weights", metavar="FILE", help="your own weights over PLOVER's, in TOML; what they change is shown")


def _as_of(made: argparse.ArgumentParser) -> None:
    made.add_argument("--as-of", type=last_day, metavar="DATE", help="only what the record could have shown on that day")


def _issue(made: argparse.ArgumentParser) -> None:
    made.add_argument("action", choices=("list", "rename", "merge"), metavar="ACTION",
                      help="list; rename ISSUE NAME; merge ISSUE OTHER…, all under the first one's name (list, rename, merge)")
    made.add_argument("words", nargs="*", metavar="ISSUE",
                      help="an issue's key as the list shows it, or its name; of rename then the new name")
    _record(made)
    made.add_argument("--limit", type=count, default=40, metavar="N", help="issues listed at most (default 40)")
    made.add_argument("--json", action="store_true", help="of list: one JSON object a line")
    _as_of(made)


def _show(made: argparse.ArgumentParser) -> None:
    made.add_argument("ref", metavar="REF", help="as it stands in a brief: 3f9a2c1d:s4, or 3f9a2c1d for a whole document")
    _record(made)
    made.add_argument("--original", action="store_true", help="show the words where they stand in the file or page that was read")


def _same(made: argparse.ArgumentParser) -> None:
    made.add_argument("ref", nargs="?", metavar="REF", help="a finding as it stands in a brief (3f9a2c1d:v2), or the key of an entry")
    made.add_argument("other", nargs="?", metavar="OTHER", help="decide that this one is the same, or with --apart, is not")
    _record(made)
    made.add_argument("--apart", action="store_true", help="REF and OTHER are not the same")
    made.add_argument("--because", metavar="WORDS", help="why; kept with the decision")
    made.add_argument("--undo", type=count, metavar="N", help="take decision number N back")


def _export(made: argparse.ArgumentParser) -> None:
    _record(made)
    made.add_argument("--format", choices=FORMATS, help="default: what the output's name ends in, else jsonl")
    made.add_argument("--layer", choices=LAYERS, help="default: readings for jsonl (whole documents), events for csv and parquet")
    made.add_argument("--output", metavar="FILE", help="default: standard output (not for parquet)")
    _as_of(made)


def _review(made: argparse.ArgumentParser) -> None:
    made.add_argument("action", choices=("list", "accept", "correct", "reject", "undo", "history", "figures", "training"),
                      help="list what is to be reviewed; decide about one finding; take a decision back; what was decided; what "
                           "comes of it; corrections and rejections as JSON lines to learn from")
    made.add_argument("ref", nargs="?", metavar="REF", help="accept, correct, reject: a finding, such as 3f9a2c1d:v4; "
                                                            "undo: a finding or the number of a decision, else the last one")
    _record(made)
    made.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", dest="changes",
                      help="correct: a field as it shall be, such as event_type=REQUEST, actor=\"USA GOV;RUS GOV\", auxiliary= (nothing)")
    made.add_argument("--reviewer", metavar="NAME", help="who decides, kept with the decision; agreement is reckoned between names")
    made.add_argument("--layer", choices=LAYERS[:-1], default="events", help="list: of which findings (default events)")
    made.add_argument("--order", choices=("sample", "doubt", "text"), default="sample",
                      help="list: by chance but always the same, the least sure first, or as it stands (default sample)")
    made.add_argument("--limit", type=count, default=20, metavar="N", help="list, history: at most (default 20)")
    made.add_argument("--output", metavar="FILE", help="training: default standard output")


def _serve(made: argparse.ArgumentParser) -> None:
    _record(made)
    made.add_argument("--port", type=port, default=8765, metavar="N", help="default 8765; 0 takes one that is free")
    made.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="default 127.0.0.1; any other needs --token")
    made.add_argument("--token", metavar="TOKEN", help="who opens the page must know it: 16 or more letters, digits, - or _")
    made.add_argument("--open", action="store_true", help="open the page in the browser")
    _workers(made)


def _mcp(made: argparse.ArgumentParser) -> None:
    _record(made)


def _doctor(made: argparse.ArgumentParser) -> None:
    made.add_argument("--record", metavar="DIR", help="check this record too, and every stored quotation in it")


def _record(made: argparse.ArgumentParser) -> None:
    made.add_argument("--record", required=True, metavar="DIR",
                      help="the record's folder, an archive's, or postgresql://USER@HOST/NAME")


def _published(made: argparse.ArgumentParser) -> None:
    made.add_argument("--published", type=day, metavar="DATE",
                      help="the day of publication, 2022-01-17; without it, what each document tells of itself")


PRIVATE = "fetch addresses of this machine and its network too"


def _fetch(made: argparse.ArgumentParser) -> None:
    made.add_argument("--fetch", action="store_true",
                      help="fetch addresses, and the articles that feeds and sitemaps name; robots.txt is obeyed. Without it nothing is")
    made.add_argument("--fetch-private", action="store_true", help=PRIVATE)


def _translate(made: argparse.ArgumentParser) -> None:
    made.add_argument("--translate", metavar="COMMAND", help="a command that reads a text and writes its English translation, for "
                      "documents in other languages; {language} in it is the text's (ru, zh)")


def _workers(made: argparse.ArgumentParser) -> None:
    made.add_argument("--workers", type=count, default=1, metavar="N", help="processes that read (default 1)")


_OPTIONS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "read": _read, "add": _add, "watch": _watch, "code": _code, "brief": _brief, "search": _search, "timeline": _timeline,
    "tension": _tension, "indicators": _indicators, "issue": _issue, "show": _show, "same": _same, "export": _export,
    "review": _review, "serve": _serve, "mcp": _mcp, "doctor": _doctor}


def fetching(options: argparse.Namespace) -> Literal["public", "any"] | None:
    """Which addresses may be fetched, by the options."""
    return "any" if options.fetch_private else "public" if options.fetch else None


def day(words: str) -> datetime.date:
    """A day, for argparse."""
    try:
        if DAY.fullmatch(words):
            return datetime.date.fromisoformat(words)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{words!r} is no day; write it as 2022-01-17")


def first_day(words: str) -> datetime.date:
    """The first day of "2022-01-17", "2022-01" or "2022", for argparse."""
    try:
        if DAY.fullmatch(words):
            return datetime.date.fromisoformat(words + {4: "-01-01", 7: "-01"}.get(len(words), ""))
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{words!r} is no date; write it as 2022-01-17, 2022-01 or 2022")


def last_day(words: str) -> datetime.date:
    """The last day of "2022-01-17", "2022-01" or "2022", for argparse."""
    first = first_day(words)
    month = 12 if len(words) == 4 else first.month
    return first if len(words) == 10 else first.replace(month=month, day=calendar.monthrange(first.year, month)[1])


def minutes(words: str) -> float:
    """A number above 0, for argparse."""
    try:
        if 0 < (number := float(words)) < 1e6:
            return number
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{words!r} is no number of minutes")


def port(words: str) -> int:
    """A port, for argparse."""
    if words.isdecimal() and int(words) < 65536:
        return int(words)
    raise argparse.ArgumentTypeError(f"{words!r} is no port; give a number up to 65535")


def count(words: str) -> int:
    """A number from 1 on, for argparse."""
    if words.isdecimal() and 0 < int(words) < 1_000_000:
        return int(words)
    raise argparse.ArgumentTypeError(f"{words!r} is no number from 1 on")
