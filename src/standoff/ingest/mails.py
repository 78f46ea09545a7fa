"""E-mails: the letter and each attachment that can be read; mailboxes (mbox) of many."""
from __future__ import annotations

import email
import email.policy
import email.utils
from collections.abc import Iterator
from email.message import EmailMessage
from typing import TYPE_CHECKING, BinaryIO

from .found import MAX_BYTES, SLIPS, Found, Told, failed, printable, reason, stream, too_large
from .lines import lines_of
from .normalise import one_line

if TYPE_CHECKING:
    from .forms import Opening

MOST_PARTS = 200


def mail_parts(name: str, file: BinaryIO, opening: Opening) -> Iterator[Found]:
    """The letter under the mail's own name, with its subject and day, then its attachments, `NAME!ATTACHMENT`."""
    raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        yield failed(name, too_large(f"more than {MAX_BYTES / 1e6:.0f} MB"))
        return
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    yield _letter(name, mail)
    for number, part in enumerate(mail.iter_attachments(), start=1):
        if number > MOST_PARTS:
            yield failed(name, f"more than {MOST_PARTS} attachments; the rest is not read")
            return
        yield from _attachment(name, number, part, opening)


def _letter(name: str, mail: EmailMessage) -> Found:
    try:
        body = mail.get_body(("html", "plain")) if _is_bare(mail) else mail.get_body(("plain", "html"))
        if body is None or not (raw := body.get_payload(decode=True)) or not isinstance(raw, bytes) or not raw.strip():
            return failed(name, "no words in this mail")
        form = "fragment" if body.get_content_subtype() == "html" else "text"
        charset = body.get_content_charset()
        sent = mail["Date"]
        day = email.utils.parsedate_to_datetime(str(sent)).date() if sent else None
        return Found(printable(name), raw, None, Told(one_line(str(mail["Subject"] or "")) or None, None, None, day, form, charset))
    except SLIPS as error:
        return failed(name, f"no mail can be read in it ({reason(error)})")


def _is_bare(mail: EmailMessage) -> bool:
    """Whether the plain part says only that there is another: newsletters do that."""
    plain = mail.get_body(("plain",))
    raw = plain.get_payload(decode=True) if plain is not None else b""
    return not isinstance(raw, bytes) or len(raw.strip()) < 200


def _attachment(name: str, number: int, part: EmailMessage, opening: Opening) -> Iterator[Found]:
    try:
        called = part.get_filename() or f"attachment-{number}"
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            raw: object = inner.as_bytes() if isinstance(inner, EmailMessage) else None
            called = called if called.endswith(".eml") else f"{called}.eml"
        else:
            raw = part.get_payload(decode=True)
    except SLIPS as error:
        yield failed(f"{name}!attachment-{number}", f"it cannot be unpacked ({reason(error)})")
        return
    if isinstance(raw, bytes) and opening.wants(called):
        yield from opening.inside(f"{name}!{called}", stream(raw))


def mailbox(name: str, file: BinaryIO, opening: Opening) -> Iterator[Found]:
    """The mails of an mbox file, `NAME#NUMBER`, the first 1. A line "From …" behind an empty line begins one."""
    held: list[bytes] = []
    size = number = 0
    empty = True
    for line in lines_of(file, MAX_BYTES):
        if line is not None and empty and line.startswith(b"From "):
            yield from _of_box(name, number, held, size, opening)
            held, size, number = [], 0, number + 1
        elif line is not None and size <= MAX_BYTES:
            held.append(line[1:] if line.startswith(b">From ") else line)
        size += len(line) if line is not None else MAX_BYTES + 1
        empty = line is not None and not line.strip()
    yield from _of_box(name, number, held, size, opening)


def _of_box(name: str, number: int, held: list[bytes], size: int, opening: Opening) -> Iterator[Found]:
    if not number and not b"".join(held).strip():
        return
    place = f"{name}#{number}"
    if size > MAX_BYTES:
        yield failed(place, too_large(f"{size / 1e6:.0f} MB"))
    else:
        yield from mail_parts(place, stream(b"".join(held)), opening)
