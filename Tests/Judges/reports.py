"""Judges reports: reads them as JSON lines, {"format", "text", "messages"}, and prints faults.

Nothing here is taken from Parlance: XML is read by expat, pages by html5lib, JSON by Python and
held against its schema by jsonschema; SARIF against the schema of OASIS where the variable
PARLANCE_SARIF_SCHEMA names a copy of it.
"""

import collections
import json
import os
import pathlib
import re
import sys
import xml.etree.ElementTree

import html5lib
import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "Sources/Parlance/Documentation.docc/check-report.schema.json"
# Characters that turn or end what is beside them, or that a terminal obeys.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def validate(instance, path):
    schema = json.loads(pathlib.Path(path).read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    for error in validator(schema).iter_errors(instance):
        yield f"{'/'.join(map(str, error.path))}: {error.message[:200]}"


def judge_json(text, messages):
    report = json.loads(text)
    yield from validate(report, SCHEMA)
    if [finding["message"] for finding in report["findings"]] != messages:
        yield "the messages are not as they were"


def judge_sarif(text, messages):
    report = json.loads(text)
    if path := os.environ.get("PARLANCE_SARIF_SCHEMA"):
        yield from validate(report, path)
    (run,) = report["runs"]
    rules = run["tool"]["driver"]["rules"]
    prints = []
    for result in run["results"]:
        if "ruleIndex" in result and rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            yield "a result points to another rule"
        if result.get("baselineState") == "absent":
            continue
        prints.append(result["partialFingerprints"]["primaryLocationLineHash"])
        for location in result["locations"]:
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            if not re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri):
                yield f"{uri} is no relative URI"
    if len(set(prints)) != len(prints):
        yield "two results have one fingerprint"


def judge_junit(text, messages):
    root = xml.etree.ElementTree.fromstring(text.encode())
    if root.tag != "testsuites":
        yield f"the root is {root.tag}"
    totals = collections.Counter()
    for suite in root.findall("testsuite"):
        cases = suite.findall("testcase")
        names = [(case.get("classname"), case.get("name")) for case in cases]
        if len(set(names)) != len(names):
            yield "two cases have one name"
        counts = {
            "tests": len(cases),
            "failures": len(suite.findall("testcase/failure")),
            "skipped": len(suite.findall("testcase/skipped")),
        }
        totals.update(counts)
        for name, count in counts.items():
            if int(suite.get(name)) != count:
                yield f"{name} of a suite is {suite.get(name)}, not {count}"
    for name, count in totals.items():
        if int(root.get(name)) != count:
            yield f"{name} is {root.get(name)}, not {count}"


def judge_github(text, messages):
    commands = []
    for line in text.split("\n"):
        if line.startswith("::"):
            match = re.fullmatch(r"::(error|warning|notice) ((?:\w+=[^,:]*)(?:,\w+=[^,:]*)*)::(.*)", line)
            if not match:
                yield f"no command: {line[:100]}"
                continue
            data = match[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
            commands.append(data)
        if UNSAFE.search(line.replace("\t", "")) and "\x1b" in line:
            yield "a control character"
    if len(commands) != len(messages):
        yield f"{len(commands)} commands for {len(messages)} findings"
    for command, message in zip(commands, messages):
        if not command.startswith(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]", "", message)):
            yield f"{command!r} does not say {message!r}"


def judge_gitlab(text, messages):
    issues = json.loads(text)
    if len(issues) != len(messages):
        yield "not an issue a finding"
    if len({issue["fingerprint"] for issue in issues}) != len(issues):
        yield "two issues have one fingerprint"
    for issue in issues:
        if issue["severity"] not in ("info", "minor", "major", "critical", "blocker"):
            yield f"severity {issue['severity']}"
        if not issue["description"] or not issue["check_name"] or issue["location"]["lines"]["begin"] < 1:
            yield "an issue lacks something"


def judge_markdown(text, messages):
    if len(text) > 65_536:
        yield f"{len(text)} characters are too many for a comment"
    if UNSAFE.search(text):
        yield "a control character"
    if re.search(r"<(?!!-- -->|/?sub>)", text) or re.search(r"(?<!`)@\w", text):
        yield "markup, or a mention"


def judge_html(text, messages):
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = parser.parse(text)
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    if len(set(ids)) != len(ids):
        yield "an id stands twice"
    for element in page.iter():
        if element.tag in ("img", "link", "iframe", "object", "base", "form") and (
            element.get("src") or element.get("href") or element.get("action")
        ):
            yield f"<{element.tag}> loads something"
        for name, value in element.attrib.items():
            if name.startswith("on") or "javascript:" in (value or ""):
                yield f"{name} runs something"
        if element.tag == "a" and element.get("href", "")[1:] not in ids:
            yield f"a link leads nowhere: {element.get('href')}"
    if len(list(page.iter("script"))) != 1:
        yield "not one script"
    for table in page.iter("table"):
        if table.find("caption") is None or not list(table.iter("th")):
            yield "a table without caption or headers"
    found = [item for item in page.iter("li") if "finding" in item.get("class", "").split()]
    if len(found) != len(messages):
        yield f"{len(found)} findings for {len(messages)}"
    if UNSAFE.search("".join(page.itertext())):
        yield "a control character"


def judge_text(text, messages):
    if UNSAFE.search(text):
        yield "a control character"


def main():
    for line in open(sys.argv[1], encoding="utf-8"):
        case = json.loads(line)
        try:
            for fault in globals()[f"judge_{case['format']}"](case["text"], case["messages"]):
                print(f"{case['format']}: {fault}".replace("\n", " "))
        except Exception as error:
            print(f"{case['format']}: {type(error).__name__} {error}".replace("\n", " "))


main()
