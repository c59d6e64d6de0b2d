"""Checks every link of a site that docc has made: `links.py FOLDER`.

Within the site, pages and headings must exist. Addresses of other hosts are counted and written to FOLDER/links.txt.
"""

import json
import re
import sys
from pathlib import Path

from nodes import nodes, references_in


class Page:
    def __init__(self, path):
        page = json.loads(path.read_text())
        self.references = page.get("references", {})
        body = list(nodes({key: value for key, value in page.items() if key != "references"}))
        self.anchors = {node["anchor"] for node in body if "anchor" in node}
        self.used = list(references_in(page))
        self.raw = [node["text"] for node in body if node.get("type") == "text" and re.search(r"\]\(|<doc:|``", node["text"])]


def main(site):
    data = site / "data"
    pages = {"/" + str(path.relative_to(data).with_suffix("")): Page(path) for path in data.rglob("*.json")}
    problems, external, count = [], set(), 0

    def check(place, address):
        nonlocal count
        count += 1
        path, _, anchor = address.partition("#")
        if re.match("https?:", address):
            external.add(address)
        elif path not in pages or not (site / path[1:] / "index.html").exists():
            problems.append(f"{place}: no page {address}")
        elif anchor and anchor not in pages[path].anchors:
            problems.append(f"{place}: no heading {address}")

    for place, page in pages.items():
        problems += [f"{place}: a link that is text: {text}" for text in page.raw]
        problems += [f"{place}: an unknown reference: {name}" for name in page.used if name not in page.references]
        for reference in page.references.values():
            if "url" in reference:
                check(place, reference["url"])
    for node in nodes(json.loads((site / "index/index.json").read_text())):
        if "path" in node:
            check("the navigator", node["path"])
    if problems:
        sys.exit("\n".join(sorted(set(problems))))
    (site / "links.txt").write_text("".join(f"{address}\n" for address in sorted(external)))
    print(f"{len(pages)} pages, {count} links; {len(external)} addresses of other hosts, listed in links.txt")


main(Path(sys.argv[1]))
