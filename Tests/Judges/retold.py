"""Writes XLIFF files anew as tools do that heed xml:space: other prefixes, order, indentation.

Reads lines of JSON with a text each, and prints for each a line of JSON with the texts made of it.
"""

import json
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree


def retold(text):
    root = ElementTree.fromstring(text.encode())
    yield ElementTree.tostring(root, encoding="unicode")
    for element in root.iter():
        attributes = sorted(element.attrib.items(), reverse=True)
        element.attrib.clear()
        element.attrib.update(attributes)
    yield ElementTree.tostring(root, encoding="unicode").replace("\n", "\r\n")
    if shutil.which("xmllint"):
        for option in ("--format", "--noblanks", "--c14n"):
            run = subprocess.run(
                ["xmllint", "--nonet", option, "-"], input=text.encode(), capture_output=True)
            yield run.stdout.decode()


def main():
    for line in open(sys.argv[1], encoding="utf-8"):
        print(json.dumps(list(retold(json.loads(line)["text"]))))


main()
