"""Just enough of C++'s lexis: which headers a file includes, and what its string literals say."""

import re

TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/"""
    r"""|R"(?P<mark>[^()\\\s"]{0,16})\((?P<raw>.*?)\)(?P=mark)\""""
    r"""|"(?P<plain>(?:[^"\\\n]|\\.)*)\""""
    r"""|(?<![0-9a-fA-F])'(?:[^'\\\n]|\\.[0-9a-fA-F]*)'""", re.S)


def own_includes(text):
    return re.findall(r'^\s*#\s*include\s*"([^"]+)"', text, re.M)


def library_includes(text):
    return re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', text, re.M)


def literals(text):
    """The string literals; those that stand beside each other are one."""
    joined, end = [], None
    for token in TOKEN.finditer(text):
        content = token["raw"] if token["raw"] is not None else token["plain"]
        if content is None:
            continue
        if end is not None and not text[end:token.start()].strip():
            joined[-1] += content
        else:
            joined.append(content)
        end = token.end()
    return joined


def without_literals_and_comments(text):
    """The same text, with the same lines, in which every literal and comment is empty."""
    return TOKEN.sub(lambda token: "\n" * token[0].count("\n"), text)
