"""The objects within a page of the site, which is JSON."""


def nodes(value):
    """All objects in a value, at any depth."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)


def references_in(page):
    """The names that a page looks up among its references to show its text, links and lists."""
    shown = [{**page, "references": [reference.get("abstract") for reference in page.get("references", {}).values()]}]
    for node in nodes(shown):
        if node.get("type") == "reference":
            yield node["identifier"]
        yield from (name for name in node.get("identifiers", []) if isinstance(name, str))
