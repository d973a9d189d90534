#!/usr/bin/python3
"""Writes the C++ source that holds files of ours: templates, assets, migrations, the description of
the JSON interface, common passwords.

usage: embed.py templates|assets|migrations FOLDER OUTPUT
       embed.py openapi FOLDER VERSION OUTPUT
       embed.py passwords OUTPUT

The output depends on nothing but the names and the bytes of the files.
"""

import hashlib
import pathlib
import re
import sys
import zlib

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


def files_under(folder, pattern):
    """The files as (name within the folder, bytes), in the order of their names."""
    paths = [path for path in folder.rglob(pattern)
             if path.is_file() and not path.name.startswith(".") and not path.name.endswith("~")]
    return sorted((path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)


def literal(data):
    """A string_view of these bytes; a new line of source after each line feed or 200 bytes."""
    plain = {ord('"'): '\\"', ord("\\"): "\\\\", ord("?"): "\\?", ord("\n"): "\\n"}
    lines, line = [], ""
    for byte in data:
        line += plain.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}")
        if byte == 10 or len(line) >= 200:
            lines.append(line)
            line = ""
    lines.append(line)
    return "\n        ".join(f'"{text}"' for text in lines if text or len(lines) == 1) + "sv"


def source(header, namespace, body):
    return (f'#include "{header}"\n\n#include <array>\n\nusing namespace std::string_view_literals;\n\n'
            f"namespace {namespace} {{\n{body}\n}}  // namespace {namespace}\n")


def table(kind, rows):
    entries = "".join(f"    {kind}{{{', '.join(row)}}},\n" for row in rows)
    return f"namespace {{\n\nconstexpr std::array<{kind}, {len(rows)}> kTable{{{{\n{entries}}}}};\n\n}}  // namespace\n"


def templates(folder):
    rows = [(literal(name.removesuffix(".mustache").encode()), literal(data))
            for name, data in files_under(folder, "*.mustache")]
    return source("web/embedded.hpp", "tasklight::web", table("EmbeddedFile", rows) + """
std::span<const EmbeddedFile> embedded_templates() { return kTable; }
""")


def gzip(data):
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)  # 31: a gzip frame without name or time
    packed = squeeze.compress(data) + squeeze.flush()
    return packed if len(packed) < len(data) else b""


def media_type(name):
    suffix = pathlib.PurePath(name).suffix
    if suffix not in MEDIA_TYPES:
        sys.exit(f"embed.py: no media type is known for {name}: add {suffix or 'it'} to MEDIA_TYPES")
    return MEDIA_TYPES[suffix]


def with_joined_styles(files):
    """The style sheets as one, css/all.css, in the order of their names: a page asks but once."""
    styles = b"\n".join(data for name, data in files if name.startswith("css/"))
    return [("css/all.css", styles)] + [file for file in files if not file[0].startswith("css/")]


def assets(folder):
    files = with_joined_styles(files_under(folder, "*"))
    digest = hashlib.sha256()
    for name, data in files:
        digest.update(f"{name}\n{len(data)}\n".encode() + data)
    rows = [(literal(name.encode()), literal(media_type(name).encode()), literal(data),
             literal(gzip(data))) for name, data in files]
    return source("web/embedded.hpp", "tasklight::web", table("EmbeddedAsset", rows) + f"""
std::span<const EmbeddedAsset> embedded_assets() {{ return kTable; }}

std::string_view asset_digest() {{ return "{digest.hexdigest()[:16]}"; }}
""")


def migrations(folder):
    rows = []
    for name, data in files_under(folder, "*.sql"):
        match = re.fullmatch(r"(\d{4})_([a-z0-9_]+)\.sql", name)
        if not match or int(match[1]) != len(rows) + 1:
            sys.exit(f"embed.py: {name} should be called {len(rows) + 1:04}_some_name.sql")
        rows.append((str(int(match[1])), literal(name.removesuffix(".sql").encode()), literal(data)))
    entries = "".join(f"        Migration{{{', '.join(row)}}},\n" for row in rows)
    return source("database/migrator.hpp", "tasklight::database", f"""
const std::vector<Migration>& compiled_migrations() {{
    static const std::vector<Migration> migrations{{
{entries}    }};
    return migrations;
}}
""")


def openapi(folder, version):
    from openapi import document, to_json

    data = to_json(document(folder, version)).encode()
    row = ['"openapi.json"sv', '"application/json"sv', literal(data), literal(gzip(data))]
    return source("web/embedded.hpp", "tasklight::web", f"""
const EmbeddedAsset& embedded_openapi() {{
    static constexpr EmbeddedAsset kDocument{{{", ".join(row)}}};
    return kDocument;
}}

std::string_view openapi_digest() {{ return "{hashlib.sha256(data).hexdigest()[:16]}"; }}
""")


def passwords():
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    commonest = list(FREQUENCY_LISTS["passwords"])[:10000]
    lines = sorted({word.lower().encode() for word in commonest if len(word) >= 8})
    return source("base/common_passwords.hpp", "tasklight", f"""
std::string_view common_password_lines() {{
    return {literal(b"".join(line + bytes([10]) for line in lines))};
}}
""")


def main(arguments):
    match arguments:
        case ["templates" | "assets" | "migrations" as kind, folder, output]:
            text = globals()[kind](pathlib.Path(folder))
        case ["openapi", folder, version, output]:
            text = openapi(pathlib.Path(folder), version)
        case ["passwords", output]:
            text = passwords()
        case _:
            sys.exit(__doc__)
    pathlib.Path(output).write_text(text)


if __name__ == "__main__":
    main(sys.argv[1:])
