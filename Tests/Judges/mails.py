"""Judges mails' files by the letter: reads cases as JSON lines, and prints what is wrong."""

import base64
import email
import email.policy
import json
import quopri
import sys

from harmless import check_lines, display_name, read_mail

def check(case):
    raw = case["eml"]
    yield from check_lines(raw.encode())
    found = read_mail(raw)
    if found["defects"]:
        yield f"{found['defects']}"
    if found["texts"] != [("text/plain", case["text"]), ("text/html", case["html"])]:
        yield "the texts are not those that were rendered"
    mail = email.message_from_bytes(raw.encode(), policy=email.policy.default)
    for name in ("X-Unsent", "Date", "From", "Subject", "MIME-Version", "Content-Type"):
        if len(mail.get_all(name, [])) != 1:
            yield f"{name} stands there {len(mail.get_all(name, []))} times"
            return
    if mail["Subject"] != case["subject"]:
        yield f"the subject is {mail['Subject']!r}, expected {case['subject']!r}"
    for field in ("From", "To"):
        name, address = case[field]
        if [a.addr_spec for a in mail[field].addresses] != [address]:
            yield f"{field} is {mail[field]!r}, expected {address}"
        if display_name(raw, field) != name:
            yield f"{field} is {display_name(raw, field)!r}, expected {name!r}"
    if mail["Date"].datetime.isoformat() != "2026-11-21T12:00:00+00:00":
        yield f"the date is {mail['Date']}"
    if mail["X-Unsent"] != "1" or mail["MIME-Version"] != "1.0":
        yield "X-Unsent or MIME-Version is not 1"
    if mail.get_content_type() != "multipart/alternative":
        yield f"the mail is {mail.get_content_type()}"
    yield from check_parts(mail, raw)


def check_parts(mail, raw):
    boundary = mail.get_boundary()
    lines = raw.split("\r\n")
    if lines.count(f"--{boundary}") != 2 or lines.count(f"--{boundary}--") != 1:
        yield "the boundary does not stand three times"
    if not raw.endswith(f"--{boundary}--\r\n"):
        yield "something stands behind the last boundary"
    for part in mail.iter_parts():
        if part.get_content_charset() != "utf-8":
            yield f"the charset is {part.get_content_charset()}"
        encoding = part["Content-Transfer-Encoding"]
        body = part.get_payload()
        # Decoded strictly by RFC 2045, 6.7 and 6.8, and encoded as those want it.
        if encoding == "base64":
            base64.b64decode(body.replace("\r", "").replace("\n", ""), validate=True)
        elif encoding == "quoted-printable":
            for line in body.splitlines():
                if len(line) > 76 or line != line.rstrip(" \t"):
                    yield f"the line {line!r} is too long, or ends in a blank"
            quopri.decodestring(body)
        else:
            yield f"the encoding is {encoding}"


def main():
    for line in open(sys.argv[1], encoding="utf-8", newline="\n"):
        case = json.loads(line)
        case |= case.pop("rendered")
        for fault in check(case):
            print(f"{case['subject'][:60]!a}: {fault}"[:1000])


main()
