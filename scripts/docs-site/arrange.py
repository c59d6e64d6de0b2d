"""Arranges the front page and the navigator of the merged site, and completes its references: `arrange.py FOLDER`."""

import json
import sys
from pathlib import Path

from nodes import references_in

GROUPS = {
    "Guide": ["moonhook", "examples"],
    "Reference": ["moonhook/commands", "scripting/modules", "scripting/recipes", "portalmodel/fields", "diagnostics"],
    "Libraries": ["lua", "portalclient", "scripting", "containment", "engine", "portalemulator"],
    "What the libraries share": ["portalmodel", "journal", "wire"],
    "Design": ["architecture"],
}
# A browser at the site's root is sent on.
ROOT = '<!doctype html><meta charset="utf-8"><title>Moonhook</title><meta http-equiv="refresh" content="0; url=documentation/">\n'


def entry(site, path):
    """What the front page has of a page."""
    page = json.loads((site / "data/documentation" / f"{path}.json").read_text())
    return {
        "type": "topic",
        "identifier": page["identifier"]["url"],
        "url": f"/documentation/{path}",
        "title": page["metadata"]["title"],
        "abstract": page.get("abstract", []),
        "kind": page["kind"],
        "role": page["metadata"]["role"],
    }


def arrange_front(site):
    path = site / "data/documentation.json"
    page = json.loads(path.read_text())
    groups = {title: [entry(site, path) for path in paths] for title, paths in GROUPS.items()}
    page["references"] = {found["identifier"]: found for entries in groups.values() for found in entries}
    page["topicSections"] = [
        {"title": title, "anchor": title.replace(" ", "-"), "identifiers": [found["identifier"] for found in entries]}
        for title, entries in groups.items()
    ]
    path.write_text(json.dumps(page))


def complete_references(site):
    """Adds what docc forgets: what the first paragraphs of those pages refer to that a page shows."""
    pages = {path: json.loads(path.read_text()) for path in (site / "data").rglob("*.json")}
    known = {}
    for page in pages.values():
        known |= page.get("references", {})
    for path, page in pages.items():
        references = page.get("references", {})
        missing = {name for name in references_in(page) if name not in references and name in known}
        while missing:
            references |= {name: known[name] for name in missing}
            missing = {name for name in references_in(page) if name not in references and name in known}
            path.write_text(json.dumps(page))


def arrange_navigator(site):
    path = site / "index/index.json"
    index = json.loads(path.read_text())
    for roots in index["interfaceLanguages"].values():
        children = {child["path"].removeprefix("/documentation/"): child for child in roots[0]["children"]}
        arranged = []
        for title, paths in GROUPS.items():
            arranged.append({"type": "groupMarker", "title": title})
            arranged += [children.pop(path) for path in paths if path in children]
        if children:
            sys.exit(f"scripts/docs: the front page lacks {', '.join(children)}; see scripts/docs-site/arrange.py")
        roots[0]["children"] = arranged
    path.write_text(json.dumps(index))


site = Path(sys.argv[1])
arrange_front(site)
arrange_navigator(site)
complete_references(site)
(site / "index.html").write_text(ROOT)
