"""What the standard asks of a file of XLIFF 2 beyond its schemas, in words of our own."""

import re
from collections import Counter

V2 = "{urn:oasis:names:tc:xliff:document:2.0}"
MATCHES = "{urn:oasis:names:tc:xliff:matches:2.0}"
GLOSSARY = "{urn:oasis:names:tc:xliff:glossary:2.0}"
CHOICE = "{urn:oasis:names:tc:xliff:pgs:1.0}"
CATEGORIES = ["zero", "one", "two", "few", "many", "other"]


def twice(values):
    return [value for value, count in Counter(values).items() if count > 1]


def ids(elements):
    return [element.get("id") for element in elements if element.get("id")]


def inline(element):
    """The codes of a source or target, in their order."""
    return [] if element is None else list(element.iter())[1:]


def faults(root):
    files = root.findall(f"{V2}file")
    for name in twice(ids(files)):
        yield f"two files have the ID {name}"
    for file in files:
        units = list(file.iter(f"{V2}unit"))
        for name in twice(ids(units)):
            yield f"two units have the ID {name}"
        for unit in units:
            for rule in (faults_of_names, faults_of_pairs, faults_of_data, faults_of_states,
                         faults_of_notes, faults_of_matches, faults_of_terms, faults_of_choices):
                for fault in rule(unit):
                    yield f"{unit.get('id')}: {fault}"


def faults_of_names(unit):
    """An ID stands once in a unit, and once more for the same code in the translation."""
    for name in twice(ids(unit.iterfind(f"{V2}notes/{V2}note"))):
        yield f"two notes have the ID {name}"
    for name in twice(ids(unit.iterfind(f"{V2}originalData/{V2}data"))):
        yield f"two data have the ID {name}"
    parts = [part for part in unit if part.tag in (f"{V2}segment", f"{V2}ignorable")]
    known = ids(parts)
    for part in parts:
        known += ids(inline(part.find(f"{V2}source")))
    for name in twice(known):
        yield f"the ID {name} stands twice"
    for part in parts:
        own = {code.get("id"): code.tag for code in inline(part.find(f"{V2}source"))}
        target = inline(part.find(f"{V2}target"))
        for name in twice(ids(target)):
            yield f"the ID {name} stands twice in the translation"
        for code in target:
            name = code.get("id")
            if name and name in own and own[name] != code.tag:
                yield f"the code {name} is another element in the translation"
            if name and name not in own and name in known:
                yield f"the code {name} of the translation belongs to another segment"
        known += [name for name in ids(target) if name not in own]
    for name in twice(known):
        yield f"the ID {name} stands in two translations"


def sides(unit):
    for side in ("source", "target"):
        codes = []
        for segment in unit.iterfind(f"{V2}segment"):
            codes += inline(segment.find(f"{V2}{side}"))
        yield side, codes


def faults_of_pairs(unit):
    """What begins ends once and later, unless it is said to stand alone."""
    for side, codes in sides(unit):
        open_codes = set()
        for code in codes:
            alone = code.get("isolated") == "yes"
            if code.tag == f"{V2}sc" and not alone:
                open_codes.add(code.get("id"))
            elif code.tag == f"{V2}ec" and alone:
                if not code.get("id") or code.get("startRef"):
                    yield f"an end that stands alone in the {side} needs an ID and nothing else"
            elif code.tag == f"{V2}ec":
                if code.get("id") or code.get("startRef") not in open_codes:
                    yield f"the {side} ends {code.get('startRef')}, which is not open"
                open_codes.discard(code.get("startRef"))
        for name in open_codes:
            yield f"{name} has no end in the {side}"


def faults_of_data(unit, matched=None):
    holder = unit if matched is None else matched
    known = set(ids(holder.iterfind(f"{V2}originalData/{V2}data")))
    if matched is None:
        codes = [code for _, codes in sides(unit) for code in codes]
    else:
        codes = [code for side in ("source", "target") for code in inline(holder.find(V2 + side))]
    for code in codes:
        for name in ("dataRef", "dataRefStart", "dataRefEnd"):
            if code.get(name) is not None and code.get(name) not in known:
                yield f"the data {code.get(name)} is not there"
        if (code.get("dataRefStart") is None) != (code.get("dataRefEnd") is None):
            yield f"the code {code.get('id')} says what stands at one of its ends alone"
        kind, sub = code.get("type"), code.get("subType")
        if sub and kind != {"xlf:var": "ui"}.get(sub, "fmt"):
            yield f"{sub} is no kind of {kind}"


def faults_of_states(unit):
    for segment in unit.iterfind(f"{V2}segment"):
        if segment.find(f"{V2}target") is None and segment.get("state", "initial") != "initial":
            yield "a segment without a translation is said to have one"
        if segment.get("subState") and not segment.get("state"):
            yield "a segment has a state of its own and none of the standard"


def targets_of_references(unit):
    return {f"#{name}" for name in ids(unit.iterfind(f"{V2}segment"))} | {
        f"#{code.get('id')}" for _, codes in sides(unit) for code in codes if code.get("id")}


def faults_of_notes(unit):
    known = targets_of_references(unit)
    for note in unit.iterfind(f"{V2}notes/{V2}note"):
        if note.get("ref") and note.get("ref") not in known:
            yield f"a note refers to {note.get('ref')}, which is not there"
        if note.get("category") == "plural_examples" and not (
                note.get("ref") and note.get("appliesTo") == "target"):
            yield "numbers are examples of no segment"


def faults_of_matches(unit):
    known = targets_of_references(unit)
    for match in unit.iterfind(f"{MATCHES}matches/{MATCHES}match"):
        if match.get("ref") not in known:
            yield f"a match refers to {match.get('ref')}, which is not there"
        for name in ("similarity", "matchQuality"):
            if match.get(name) and not 0 <= float(match.get(name)) <= 100:
                yield f"{name} is {match.get(name)}"
        for side in ("source", "target"):
            element = match.find(V2 + side)
            if element is None or not (element.text or len(element)):
                yield f"a match has no {side}"
                continue
            for name in twice(ids(inline(element))):
                yield f"a match has the ID {name} twice"
        if match.get("subType") and not match.get("type"):
            yield "a match has a subType and no type"
        yield from faults_of_data(unit, match)


def faults_of_terms(unit):
    for entry in unit.iterfind(f"{GLOSSARY}glossary/{GLOSSARY}glossEntry"):
        names = [child.tag.removeprefix(GLOSSARY) for child in entry]
        if not re.fullmatch(r"term (translation )*(definition )?", " ".join(names) + " "):
            yield f"a term has {names}"
        if len(names) < 2:
            yield "a term has neither a translation nor a definition"
        if any(not (child.text or "").strip() for child in entry):
            yield "a word of a term is empty"


def is_case(keyword, value):
    if keyword in ("plural", "ordinal"):
        return value in CATEGORIES or re.fullmatch(r"[0-9]+(\.[0-9]+)?", value)
    return bool(value)


def faults_of_choices(unit):
    """Every segment has as many cases as its unit has things to choose by, each of its kind."""
    segments = unit.findall(f"{V2}segment")
    cases = [segment.get(f"{CHOICE}case") for segment in segments]
    if unit.get(f"{CHOICE}switch") is None:
        if any(case is not None for case in cases):
            yield "there are cases of nothing"
        return
    switch = [item.partition(":") for item in unit.get(f"{CHOICE}switch").split(" ")]
    keywords = [keyword for keyword, _, _ in switch]
    for keyword, _, variable in switch:
        if keyword not in ("plural", "ordinal", "gender", "select") or not variable:
            yield f"nothing is chosen by {keyword}:{variable}"
    if unit.get("canResegment") != "no":
        yield "the branches of a sentence may be cut"
    if len(ids(segments)) != len(segments):
        yield "a branch has no ID"
    tuples = []
    for case in cases:
        values = (case or "").split(" ")
        if len(values) != len(keywords):
            yield f"“{case}” is not one value for each of {keywords}"
            continue
        wrong = [pair for pair in zip(keywords, values) if not is_case(*pair)]
        for keyword, value in wrong:
            yield f"“{value}” is no case of {keyword}"
        if not wrong:
            tuples.append(tuple(values))
    for case in twice(tuples):
        yield f"two segments are for {case}"
    if ("other",) * len(keywords) not in tuples:
        yield "there is no segment for what is left"
    for place, keyword in enumerate(keywords):
        known = list(dict.fromkeys(values[place] for values in tuples))
        ranks = [
            (CATEGORIES.index(value) + 1, 0.0) if value in CATEGORIES else (0, float(value))
            for value in known] if keyword in ("plural", "ordinal") else []
        if ranks != sorted(ranks):
            yield f"{known} are not in the order that the standard proposes"
    wanted = 1
    for place in range(len(keywords)):
        wanted *= len({values[place] for values in tuples})
    if wanted != len(tuples):
        yield f"of {wanted} branches {len(tuples)} are there"
