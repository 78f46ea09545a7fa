"""standoff serve, mcp: a record for a browser, and for a language model."""
from __future__ import annotations

import webbrowser
from argparse import Namespace

from ..errors import CallError
from ..record import Record


def serve(options: Namespace) -> int:
    """Serve the workbench until interrupted."""
    from ..web.serving import serve as serve_record

    def ready(address: str) -> None:
        print(f"standoff: {options.record} is served at {address} (end with Ctrl-C)", flush=True)
        if options.open:
            webbrowser.open(address)

    with Record(options.record) as record:
        serve_record(record, options.host, options.port, options.token, options.workers, ready)
    return 0


def mcp(options: Namespace) -> int:
    """Answer a language model until it hangs up."""
    try:
        from ..web.mcp_server import server
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("mcp"):
            raise
        raise CallError("mcp: the package mcp is not installed; get it with: pip install 'standoff[mcp]'") from error
    with Record(options.record) as record:
        record.stats()  # a folder without a record is said before anybody is answered
        server(record).run()
    return 0
