"""Judges XLIFF files: reads lines of JSON, and prints what is wrong.

Python's own parser reads what stands in them, and xmllint holds them against the schemas of OASIS
where there are any: in the folder that PARLANCE_XLIFF_SCHEMAS names, or where Debian's package
php-symfony-translation has them. Where there is a schema of a module, that is taken, too. What the
standard asks and no schema can say stands in xliff_rules.py.
"""

import functools
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.dont_write_bytecode = True
import xliff_rules

V1 = "{urn:oasis:names:tc:xliff:document:1.2}"
V2 = "{urn:oasis:names:tc:xliff:document:2.0}"
V22 = "{urn:oasis:names:tc:xliff:document:2.2}"
SWITCH = "{urn:oasis:names:tc:xliff:pgs:1.0}switch"
# By how much the IDs of codes are above those of the segment before.
STRIDE = 1000
PLACES = [
    os.environ.get("PARLANCE_XLIFF_SCHEMAS", ""),
    "/usr/share/php/Symfony/Component/Translation/Resources/schemas",
]
FOLDER = tempfile.mkdtemp()


def schemas():
    """The schemas by the namespace that they are for, copied so that they find each other."""
    found = {}
    for place in PLACES:
        for path in sorted(glob.glob(f"{place}/**/*.xsd", recursive=True)) if place else []:
            text = read(path)
            if name := re.search(r'targetNamespace="([^"]*)"', text):
                found.setdefault(name[1], text)
    paths = {}
    for number, (name, text) in enumerate(found.items()):
        paths[name] = f"{FOLDER}/{number}.xsd"
    for name, path in paths.items():
        pattern = r'(<\w+:import\s+namespace="([^"]*)"\s+schemaLocation=")[^"]*"'
        text = re.sub(pattern, lambda m: f'{m[1]}{paths.get(m[2], "")}"', found[name])
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    return paths


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


@functools.cache
def schema(version):
    paths = schemas()
    core = {"1.2": V1, "2.1": V2, "2.2": V22}[version][1:-1]
    if core not in paths or not shutil.which("xmllint"):
        return None
    modules = [
        name for name in paths if re.search(r":(glossary|matches|metadata|sizerestriction):", name)]
    if version == "2.2":
        # A module that is made for the elements of version 2.0 says nothing of those of 2.2.
        modules = [name for name in modules if V2[1:-1] not in read(paths[name])]
    names = [core] + (modules if version != "1.2" else [])
    imports = "".join(
        f'<xs:import namespace="{name}" schemaLocation="{paths[name]}"/>' for name in names)
    path = f"{FOLDER}/all-{version}.xsd"
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>')
    return path


def schema_faults(text, version):
    if not (path := schema(version)):
        return
    if version == "2.2":
        # The schema does not know the module's attribute of segments, which the standard allows.
        text = re.sub(r' pgs:(switch|case)="[^"]*"', "", text)
    with open(f"{FOLDER}/case.xlf", "w", encoding="utf-8", newline="") as file:
        file.write(text)
    run = subprocess.run(
        ["xmllint", "--nonet", "--noout", "--schema", path, f"{FOLDER}/case.xlf"],
        capture_output=True, text=True)
    if run.returncode:
        yield run.stderr.strip()


def content2(element, data):
    """Words and codes of version 2, each code as [role, ID, data]."""
    parts = [element.text or ""]
    for child in element:
        name, get = child.tag.removeprefix(V2), child.get
        if name == "cp":
            parts.append(chr(int(get("hex"), 16)))
        elif name == "ph":
            parts.append(["single", get("id"), data[get("dataRef")]])
        elif name == "sc":
            parts.append(["open", get("id"), data[get("dataRef")]])
        elif name == "ec":
            assert (get("id") is None) == (get("isolated") is None)
            parts.append(["close", get("startRef") or get("id"), data[get("dataRef")]])
        elif name == "pc":
            parts.append(["open", get("id"), data[get("dataRefStart")]])
            parts += content2(child, data)
            parts.append(["close", get("id"), data[get("dataRefEnd")]])
        else:
            raise ValueError(name)
        parts.append(child.tail or "")
    return parts


def content1(element):
    parts = [element.text or ""]
    for child in element:
        name, get = child.tag.removeprefix(V1), child.get
        role = {"ph": "single", "bpt": "open", "ept": "close", "it": get("pos")}.get(name)
        if name == "x":
            parts.append(chr(int(get("ctype").removeprefix("x-cp-"), 16)))
        else:
            parts.append([role, get("id"), child.text or ""])
        parts.append(child.tail or "")
    return parts


def joined(parts):
    result = []
    for part in parts:
        if isinstance(part, str) and result and isinstance(result[-1], str):
            result[-1] += part
        elif part:
            result.append(part)
    return result


def units2(root):
    for unit in root.iter(f"{V2}unit"):
        data = {None: ""}
        for item in unit.iterfind(f"{V2}originalData/{V2}data"):
            data[item.get("id")] = "".join(joined(content2(item, {})))
        is_sentence = unit.get(SWITCH) is not None
        segments = unit.findall(f"{V2}segment")
        if not is_sentence and len(segments) != 1:
            raise ValueError(f"{unit.get('id')} has {len(segments)} segments")
        for place, segment in enumerate(segments):
            texts = {}
            for side in ("source", "target"):
                element = segment.find(f"{V2}{side}")
                parts = None if element is None else joined(content2(element, data))
                for part in parts or []:
                    if not isinstance(part, str):
                        part[1] = str(int(part[1]) - STRIDE * place)
                texts[side] = parts
            yield (segment if is_sentence else unit).get("id"), texts


def units1(root):
    for unit in root.iter(f"{V1}trans-unit"):
        texts = {}
        for side in ("source", "target"):
            element = unit.find(V1 + side)
            texts[side] = None if element is None else joined(content1(element))
        yield unit.get("id"), texts


def judge(case):
    version, text = case["version"], case["text"]
    yield from schema_faults(text, version)
    # The elements of 2.2 are those of 2.1 under another name.
    root = ElementTree.fromstring(text.replace(V22[1:-1], V2[1:-1]).encode())
    if version != "1.2":
        yield from xliff_rules.faults(root)
    expected = {unit["id"]: unit for unit in case["units"]}
    count = 0
    for name, unit in (units1 if version == "1.2" else units2)(root):
        count += 1
        for side in ("source", "target"):
            if unit[side] != expected[name][side]:
                yield f"{name}: {side} is {unit[side]}, not {expected[name][side]}"
    if count != len(expected):
        yield f"there are {count} units, not {len(expected)}"


def main():
    for line in open(sys.argv[1], encoding="utf-8"):
        case = json.loads(line)
        try:
            for fault in judge(case):
                print(f"{case['version']}: {fault}".replace("\n", " "))
        except Exception as error:
            print(f"{case['version']}: {type(error).__name__} {error}".replace("\n", " "))
    shutil.rmtree(FOLDER)


main()
