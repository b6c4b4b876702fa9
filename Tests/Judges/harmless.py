"""Judges whether values are inert: reads rendered items as JSON lines, and prints what is wrong.

A line without "value" is an item rendered for the marker; those behind it were rendered from the
same template for another value. Nothing here is taken from Parlance: pages are read by html5lib,
which parses as browsers do, and by Python's own parser; mails by Python's email package.
"""

import email
import email.header
import email.policy
import email.utils
import functools
import html.parser
import json
import re
import sys
import urllib.parse

import html5lib

MARKER = "Qqq"
BROWSED = ("whole mail", "body", "script")
BLANKS = re.compile("[ \t\n\r\f]+")
ISOLATES = re.compile("[\u2066-\u2069]")


@functools.cache
def clean(value):
    """The characters of a value that running text may show."""
    value = re.sub("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", " ", value)
    value = re.sub("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "", value)
    return re.sub("[\ufdd0-\ufdef\ufffe\uffff]", "\ufffd", value)


@functools.lru_cache(maxsize=10_000)
def squeezed(text):
    """A text with one space for each run of white space, without isolation."""
    return BLANKS.sub(" ", ISOLATES.sub("", text)).strip(" ")


def filled(text, value):
    """What stands in place of a text with the marker."""
    if re.match(r"https://\S*-b$", text):
        return filled_address(text, value)
    return text.replace(MARKER, clean(value))


def filled_address(text, value):
    """What stands in place of an address with the marker: a value in it is percent-encoded."""
    if MARKER not in text:
        return text
    safe = "-._~+" if text.startswith("tel:") else "-._~"
    return text.replace(MARKER, urllib.parse.quote(clean(value), safe=safe))


class Page(html.parser.HTMLParser):
    """A page as a list of tags, texts and comments; isolation is left out."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []

    def add_text(self, text):
        if self.parts and self.parts[-1][0] == "text":
            self.parts[-1] = ("text", self.parts[-1][1] + text)
        else:
            self.parts.append(("text", text))

    def handle_starttag(self, tag, attributes):
        if tag != "bdi":
            self.parts.append(("start", tag, tuple((k, v or "") for k, v in attributes)))

    def handle_endtag(self, tag):
        if tag != "bdi":
            self.parts.append(("end", tag))

    def handle_data(self, data):
        self.add_text(data)

    def handle_comment(self, data):
        # Outlook reads on in there.
        conditional = re.fullmatch(r"(?s)\[if mso\]>(.*)<!\[endif\]", data)
        if conditional:
            self.parts.append(("comment", "mso"))
            self.parts += parsed_simply(conditional[1])
        self.parts.append(("comment", "" if conditional else data))

    def handle_decl(self, data):
        self.parts.append(("declaration", data))

    def unknown_decl(self, data):
        self.parts.append(("declaration", data))

    def handle_pi(self, data):
        self.parts.append(("instruction", data))


def parsed_simply(source):
    page = Page()
    page.feed(source)
    page.close()
    return page.parts


def parsed_as_browsers_do(source):
    page = Page()
    walker = html5lib.getTreeWalker("etree")
    for token in walker(html5lib.parse(source)):
        kind = token["type"]
        if kind in ("StartTag", "EmptyTag"):
            attributes = [(name, value) for (_, name), value in token["data"].items()]
            page.handle_starttag(token["name"], attributes)
        elif kind == "EndTag":
            page.handle_endtag(token["name"])
        elif kind in ("Characters", "SpaceCharacters"):
            page.add_text(token["data"])
        elif kind == "Comment":
            page.handle_comment(token["data"])
        else:
            page.parts.append((kind, str(token.get("data"))))
    return page.parts


def squeezed_text(text):
    # The blanks behind a preheader are as many as fit.
    return squeezed(text).rstrip(" \u034f\u200c\xa0")


def normalized(part):
    """A part of a page without what isolation, white space and widths of buttons change."""
    if part[0] == "text":
        return ("text", squeezed_text(part[1]))
    if part[0] == "start":
        attributes = []
        for name, text in part[2]:
            if name == "style" and part[1] == "v:roundrect":
                text = re.sub("width:[0-9]+px", "width", text)
            attributes.append((name, squeezed(text)))
        return ("start", part[1], tuple(attributes))
    return part


def part_with(part, value):
    """A part of a page rendered for the marker as it should be for a value."""
    if part[0] == "text":
        return ("text", squeezed_text(filled(part[1], value)))
    attributes = []
    for name, text in part[2]:
        fill = filled_address if name in ("href", "src") else filled
        attributes.append((name, squeezed(fill(text, value))))
    return ("start", part[1], tuple(attributes))


@functools.cache
def model(reader, source):
    """The parts of a page rendered for the marker, and which of them hold it."""
    parts = [normalized(part) for part in reader(source)]
    parts = [part for part in parts if part != ("text", "")]
    return parts, [index for index, part in enumerate(parts) if MARKER in str(part)]


def first_difference(found, expected):
    for index, pair in enumerate(zip(found, expected)):
        if pair[0] != pair[1]:
            return f"part {index} is {pair[0]!r}, expected {pair[1]!r}"
    return f"{len(found)} parts, expected {len(expected)}"


def letters(text):
    """A text without what lines are laid out with."""
    return re.sub("[\\s>|=_\u200f\u2066-\u2069-]", "", text)


def text_blocks(text):
    """The blocks of a text part up to its tables, which are laid out by what is in them."""
    text = text.split("\n-- \n")[0].split("\nTables\n")[0]
    return [block for block in text.split("\n\n") if block.strip()]


def check_text(found, plain, value):
    expected = []
    for block in text_blocks(plain):
        block = re.sub(r"(?:https://|mailto:|tel:)[^\s>]*", lambda match: filled_address(match[0], value), block)
        expected.append(letters(filled(block, value)))
    found = [letters(block) for block in text_blocks(found)]
    if found != expected:
        yield "text: " + first_difference(found, expected)


def check_html(case, plain, value):
    readers = [parsed_simply]
    # The slow one reads what might be more than text.
    if case["template"] in BROWSED and re.search("[<>&\"'`=\x00-\x1f\x7f-\x9f]", value):
        readers.append(parsed_as_browsers_do)
    for reader in readers:
        parts = [normalized(part) for part in reader(case["html"])]
        parts = [part for part in parts if part != ("text", "")]
        expected, places = model(reader, plain["html"])
        expected = list(expected)
        for index in places:
            expected[index] = part_with(expected[index], value)
        if parts != expected:
            yield f"html, {reader.__name__}: {first_difference(parts, expected)}"


def check_lines(raw):
    """The lines of a mail, by RFC 5322, 2.1.1, and RFC 2045, 6.7 and 6.8."""
    head, _, body = raw.partition(b"\r\n\r\n")
    for line in raw.split(b"\r\n"):
        if b"\r" in line or b"\n" in line or not line.isascii():
            yield f"eml: the line {line!r} has a line break or more than ASCII"
    for line in head.split(b"\r\n"):
        if len(line) > 78:
            yield f"eml: the header line {line!r} has {len(line)} characters"
    for line in body.split(b"\r\n"):
        if len(line) > 78:
            yield f"eml: the line {line!r} has {len(line)} characters"


def display_name(raw, field="To"):
    """The name before the address of To or From, decoded by RFC 2047.

    Before 3.13.2, email.policy.default leaves a blank between two encoded words (CPython 128110).
    """
    header = re.search("\r\n" + field + ": ([^\r\n]*(?:\r\n[ \t][^\r\n]*)*)", raw)[1].replace("\r\n", "")
    name, _ = email.utils.parseaddr(header)
    return squeezed(str(email.header.make_header(email.header.decode_header(name))))


def read_mail(raw):
    """The header fields of a mail and of its two parts, their defects, and the texts."""
    mail = email.message_from_bytes(raw.encode(), policy=email.policy.default)
    parts = list(mail.iter_parts())
    found = {"defects": list(mail.defects), "headers": [], "texts": []}
    for name, value in mail.items():
        found["headers"].append((name, value))
        found["defects"] += value.defects
    for part in parts:
        found["defects"] += part.defects
        found["headers"] += [(name, value) for name, value in part.items()]
        found["texts"].append((part.get_content_type(), part.get_content().replace("\r\n", "\n")))
    return found


read_model = functools.cache(read_mail)


def check_mail(case, plain, value):
    yield from check_lines(case["eml"].encode())
    mail, model = read_mail(case["eml"]), read_model(plain["eml"])
    if mail["defects"]:
        yield f"eml: {mail['defects']}"
    if [name for name, _ in mail["headers"]] != [name for name, _ in model["headers"]]:
        yield f"eml: the headers are {[name for name, _ in mail['headers']]}"
        return
    for (name, found), (_, expected) in zip(mail["headers"], model["headers"]):
        if name == "Subject":
            if found != case["subject"]:
                yield f"eml: the subject is {found!r}, expected {case['subject']!r}"
        elif name == "To":
            addresses = [address.addr_spec for address in found.addresses]
            name = squeezed(clean(case["name"]))
            if addresses != [case["address"]] or display_name(case["eml"]) != name:
                yield f"eml: To is {found!r}, expected {name!r}"
        elif name == "Content-Type":
            # A boundary may depend on what it stands between.
            if found.content_type != expected.content_type:
                yield f"eml: {name} is {found}, expected {expected}"
        elif name != "Content-Transfer-Encoding" and found != expected:
            yield f"eml: {name} is {found}, expected {expected}"
    texts = [("text/plain", case["text"]), ("text/html", case["html"])]
    if mail["texts"] != texts:
        yield "eml: the texts are not those that were rendered"


def check(case, plain):
    value = case.get("value", MARKER)
    yield from check_html(case, plain, value)
    yield from check_text(case["text"], plain["text"], value)
    for key in ("subject", "preheader"):
        if squeezed(case[key]) != squeezed(filled(plain[key], value)):
            yield f"the {key} is {case[key]!r}"
    for key in ("version", "id", "item", "locale", "parts", "notes"):
        if case[key] != plain[key]:
            yield f"json: {key} is {case[key]!r}"
    if "eml" in case:
        yield from check_mail(case, plain, value)


def main():
    plain = {}
    count = 0
    for line in open(sys.argv[1], encoding="utf-8", newline="\n"):
        case = json.loads(line)
        case |= case.pop("rendered")
        name = case["template"]
        if "value" not in case:
            plain[name] = case
            if MARKER not in case["html"]:
                print(f"{name}: the marker is not there")
        for fault in check(case, plain[name]):
            print(f"{name}, {case.get('value', '')[:60]!a}: {fault}"[:1000])
        count += 1
    print(f"{count} cases", file=sys.stderr)


if __name__ == "__main__":
    main()
