"""What of Markdown matters for the site: what is code and what isn't, and how headings are addressed."""

import re


def pieces(text):
    """The text in turns of prose and blocks of code, as pairs of whether it is code and the lines."""
    found = [(False, [])]
    fence, is_behind_blank = False, True
    for line in text.splitlines(keepends=True):
        is_fence = line.lstrip().startswith("```")
        is_indented = is_behind_blank and line.startswith("    ")
        is_code = fence or is_fence or is_indented
        fence ^= is_fence
        is_behind_blank = not line.strip() or is_indented and not fence
        if found[-1][0] != is_code:
            found.append((is_code, []))
        found[-1][1].append(line)
    return [(is_code, "".join(lines)) for is_code, lines in found]


def converted(text, convert):
    """The text with its prose as `convert` returns it."""
    return "".join(part if is_code else convert(part) for is_code, part in pieces(text))


def with_plain_dashes(prose):
    """Prose in which docc leaves options such as --yes as they are, instead of making a dash of them."""
    return re.sub(
        r"(`+).*?\1|(?<![\w-])--(?=\w)", lambda match: match[0] if match[1] else r"\--", prose, flags=re.DOTALL
    )


def titles(text):
    return [
        title
        for is_code, part in pieces(text)
        if not is_code
        for title in re.findall(r"^#{1,6} +(.+)$", part, re.MULTILINE)
    ]


def anchors(text):
    """The anchors of the headings: docc's, by those that hosts of repositories make of them."""
    found = {}
    for title in titles(text):
        slug = "".join(c for c in title.lower() if c.isalnum() or c in " -_").replace(" ", "-")
        count = sum(other == slug or re.fullmatch(re.escape(slug) + r"-\d+", other) is not None for other in found)
        found[f"{slug}-{count}" if count else slug] = re.sub(
            r"[\s-]+", "-", "".join(c for c in title.strip() if c.isalnum() or c in " -$+<=>^|~")
        )
    return found
