"""What the compiler knows of the libraries' public symbols: its graphs, one for each library."""

import json
import re
from pathlib import Path

from markdown import converted, with_plain_dashes


class Symbols:
    def __init__(self, folder):
        self.graphs = {path.name: json.loads(path.read_text()) for path in sorted(folder.glob("*.symbols.json"))}
        self.libraries = {}  # By the name of a type, those that have it.
        for name, graph in self.graphs.items():
            for symbol in graph["symbols"] if "@" not in name else []:
                self.libraries.setdefault(symbol["pathComponents"][0], set()).add(graph["module"]["name"])

    def undocumented(self):
        """Where in the sources a public symbol has no comment. What the compiler adds by itself stands nowhere."""
        return sorted(
            f"{symbol['location']['uri'].removeprefix('file://')}:{symbol['location']['position']['line'] + 1}: "
            + ".".join(symbol["pathComponents"])
            for graph in self.graphs.values()
            for symbol in graph["symbols"]
            if "location" in symbol and not symbol.get("docComment")
        )

    def qualified(self, text, library):
        """A text of a library in which a reference to another library's symbol begins with that library's name."""

        def replaced(match):
            homes = self.libraries.get(match[1], set())
            return f"``/{min(homes)}/{match[0][2:]}" if len(homes) == 1 and library not in homes else match[0]

        return re.sub(r"``(\w+)(?=[/`(])[^`]*``", replaced, text)

    def prose(self, prose, library):
        return with_plain_dashes(self.qualified(prose, library))

    def write(self, folder):
        """Writes a folder NAME.symbols for each library."""
        for name, graph in self.graphs.items():
            library = graph["module"]["name"]
            for symbol in graph["symbols"]:
                lines = symbol.get("docComment", {}).get("lines", [])
                text = converted("\n".join(line["text"] for line in lines), lambda prose: self.prose(prose, library))
                for line, new in zip(lines, text.split("\n")):
                    line["text"] = new
            path = folder / f"{library}.symbols" / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(graph))
