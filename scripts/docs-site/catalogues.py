"""Copies the catalogues for docc: `catalogues.py GRAPHS FOLDER`. The folder then holds a NAME.docc for each part of the
site, and a NAME.symbols for each library. GRAPHS holds what `swift-symbolgraph-extract` writes.

The documents link to each other as files of the repository, so that they can be read there. In the copies these links are
addresses of the site, with docc's spelling of headings, and docc learns from generated topics in which order the pages of a
guide are read. The examples become pages, too, and so does each code of findings. What the site doesn't have is named by
its path.
"""

import os
import re
import sys
from pathlib import Path

from markdown import anchors, converted, pieces, titles, with_plain_dashes
from symbols import Symbols

LANGUAGES = {".lua": "lua", ".swift": "swift"}


class Page:
    """A page of the site: its text, as it stands or would stand in the repository, and its name in a catalogue.

    The page that has its catalogue's name is the first one. That of a library describes it; any other is a root by itself.
    """

    def __init__(self, source, catalogue, text=None, name=None, anchor=""):
        self.source = Path(source)
        self.anchor = anchor
        self.catalogue = catalogue
        self.text = text if text is not None else self.source.read_text()
        self.name = name or self.source.stem

    @property
    def is_first(self):
        return self.name == self.catalogue

    @property
    def is_root(self):
        return self.is_first and not self.text.startswith("# ``")

    @property
    def address(self):
        names = [self.catalogue] if self.is_first else [self.catalogue, self.name]
        return "/documentation/" + "/".join(re.sub(r"[^a-z0-9_-]", "-", name.lower()) for name in names)


def code(path):
    """A file as a block of code."""
    text = path.read_text().rstrip("\n")
    return f"```{LANGUAGES.get(path.suffix, '')}\n{text}\n```\n"


def recipe_page(path):
    """A recipe: its first comment says what it does."""
    about = re.match(r"--- (.+)", path.read_text())
    return Page(path, "Examples", f"# {path.name}\n\n{about[1]}\n\n## The file\n\n{code(path)}", path.stem)


def folder_page(folder):
    """A folder of examples: what its README says, and the text of its other files."""
    readme = folder / "README.md"
    title, text = readme.read_text().split("\n", 1) if readme.exists() else (f"# {folder.name}", "")
    # docc allows no link in the first paragraph.
    text = f"{title}\n\nThe folder `{folder}`.\n" + (f"\n## Overview\n{text}" if text else "")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path != readme and path.suffix != ".png":
            text += f"\n## {path.relative_to(folder)}\n\n{code(path)}"
    return Page(folder, "Examples", text, folder.name)


def code_pages(path):
    """The page of codes as a root page with a page for each code, which the anchor of its heading leads to."""
    parts = re.split(r"^(## .+|### MH.+)\n", path.read_text(), flags=re.MULTILINE)
    pages, root = [], f"{parts[0]}## Topics\n"
    for heading, text in zip(parts[1::2], parts[2::2]):
        title = heading.lstrip("# ")
        if heading.startswith("## "):
            root += f"\n### {title}\n{text}"
        else:
            [anchor] = anchors(heading)
            root += f"- [{title}]({path.name}#{anchor})\n"
            pages.append(Page(path, path.stem, f"# {title}\n{text}", title.split(":")[0], anchor))
    return [Page(path, path.stem, root), *pages]


def all_pages():
    pages = [Page("ARCHITECTURE.md", "Architecture", name="Architecture")]
    for path in sorted(Path("Sources").glob("*/*.docc/*.md")):
        pages += code_pages(path) if path.stem == "Diagnostics" else [Page(path, path.parent.stem)]
    pages.append(Page("examples/README.md", "Examples", name="Examples"))
    pages += [recipe_page(path) for path in sorted(Path("examples").glob("*.lua"))]
    pages += [folder_page(path) for path in sorted(Path("examples").iterdir()) if path.is_dir()]
    return pages


class Site:
    def __init__(self, symbols):
        self.symbols = symbols
        self.pages = all_pages()
        for first in [page for page in self.pages if page.is_first and not page.is_root]:
            # To docc, a heading of the first page and a page of the same name are one and the same.
            for page in self.pages:
                if page.catalogue == first.catalogue and page.name in titles(first.text):
                    page.name += "-page"
        self.by_place = {(page.source, page.anchor): page for page in self.pages}
        self.by_place |= {(page.source / "README.md", ""): page for page in self.pages if page.source.is_dir()}

    def target(self, page, link):
        """What a link of a page leads to: a page or `None`, the path in the repository, and the anchor."""
        path, _, anchor = link.partition("#")
        start = page.source if page.source.is_dir() else page.source.parent
        path = Path(os.path.normpath(start / path)) if path else page.source
        if not path.exists():
            sys.exit(f"scripts/docs: {page.source} links to {link}, which doesn't exist")
        if (path, anchor) in self.by_place:
            return self.by_place[path, anchor], path, ""
        return self.by_place.get((path, "")), path, anchor

    def converted_link(self, page, label, link):
        if re.match("https?:", link):
            return f"[{label}]({link})"
        target, path, anchor = self.target(page, link)
        if target is None and path.parts[0] == "Sources" and path.parts[1] in self.symbols.libraries.get(path.stem, set()):
            return f"[{label}](/documentation/{path.parts[1].lower()}/{path.stem.lower()})"
        if target is None:
            return f"`{path}`" if label == path.name or label == str(path) else f"{label} (`{path}`)"
        if not anchor:
            return f"[{label}]({target.address})"
        known = anchors(target.text)
        if anchor not in known:
            sys.exit(f"scripts/docs: {page.source} links to {link}, and there is no such heading")
        return f"[{label}]({target.address}#{known[anchor]})"

    def prose(self, page, text):
        def replaced(match):
            return self.converted_link(page, match[1], match[2])

        def topic(match):
            target, _, _ = self.target(page, match[1])
            return f"- <doc:{target.name}>"

        head, mark, topics = text.partition("## Topics\n")
        topics = re.sub(r"^- \[[^\]]*\]\(([^)\s]+)\)$", topic, topics, flags=re.MULTILINE)
        text = re.sub(r"\[([^\]]*)\]\(([^)\s]+)\)", replaced, head) + mark + topics
        return with_plain_dashes(self.symbols.qualified(text, page.catalogue))

    def topics(self, page):
        """The pages of its catalogue in the order in which a root page links to them, under that page's headings."""
        groups, seen, heading = {}, {page}, "Pages"
        for is_code, part in pieces(page.text):
            for title, link in re.findall(r"^## +(.+)$|\]\(([^)\s]+)\)", part, re.MULTILINE) if not is_code else []:
                heading = title or heading
                target = self.target(page, link)[0] if link and not re.match("https?:", link) else None
                if target and target.catalogue == page.catalogue and target not in seen:
                    seen.add(target)
                    groups.setdefault("Pages" if heading == "Overview" else heading, []).append(target)
        text = "".join(
            f"\n### {heading}\n\n" + "".join(f"- <doc:{target.name}>\n" for target in targets)
            for heading, targets in groups.items()
        )
        return f"\n## Topics\n{text}" if text else ""

    def converted(self, page):
        text = converted(page.text, lambda prose: self.prose(page, prose))
        if page.is_root:
            title, rest = text.split("\n", 1)
            topics = "" if "## Topics\n" in text else self.topics(page)
            text = f"{title}\n\n@Metadata {{\n  @TechnologyRoot\n}}\n{rest}{topics}"
        return text


def main(graphs, folder):
    symbols = Symbols(graphs)
    if undocumented := symbols.undocumented():
        sys.exit("scripts/docs: these public symbols have no comment:\n" + "\n".join(undocumented))
    symbols.write(folder)
    site = Site(symbols)
    for page in site.pages:
        path = folder / f"{page.catalogue}.docc" / f"{page.name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(site.converted(page))


main(Path(sys.argv[1]), Path(sys.argv[2]))
