#!/usr/bin/python3
"""Writes what the program is made of to standard output, as CycloneDX JSON (a "SBOM").

usage: sbom.py [--image] BUILD_FOLDER    (where ninja built the program; SOURCE_DATE_EPOCH is the moment told)

With --image it is about the container image, which holds more. Little is listed by hand: the loader
tells the libraries, ninja the headers and static libraries that were compiled in, dpkg the packages they
are from. The licence of each library stands in licences.json, since Debian's copyright files are about
whole source packages, their tools included.
"""

import datetime
import functools
import json
import os
import pathlib
import re
import subprocess
import sys
import sysconfig
import uuid

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
LICENCES = json.loads((HERE / "licences.json").read_text())
# Headers that only describe an interface leave nothing in the program.
INTERFACES = {"linux"}
# What the program loads by itself, and only when it needs it (src/database/libpq.cpp).
LOADED_LATER = "libpq.so.5"
# The list of common passwords is made from this one at build time.
DATA = ["python3-zxcvbn"]
# Of these packages packaging/container/assemble puts files beside the program and its libraries.
BESIDE = ["base-files", "ca-certificates", "openssl", "tzdata"]
DEBIAN = {"name": "Debian", "url": ["https://www.debian.org/"]}
AUTHORS = {"name": "The Tasklight authors"}


def distro():
    """Of which Debian the packages are: scanners look up weaknesses by it."""
    release = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', pathlib.Path("/etc/os-release").read_text(), re.M))
    return f"{release['ID']}-{release['VERSION_ID']}"


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@functools.cache
def packages_of(files):
    """The Debian packages that hold these files. Debian's lists name /usr/lib/x also as /lib/x."""
    names = set()
    for path in files:
        real = os.path.realpath(path)
        names |= {path, real} | {name.removeprefix("/usr") for name in (path, real)}
    found = subprocess.run(["dpkg-query", "--search", *sorted(names)], capture_output=True, text=True)
    return sorted({line.split(":")[0] for line in found.stdout.splitlines() if line.count(": /")})


def linked(program):
    """{library: [libraries it needs]} of what the loader brings, by the files' paths."""
    later = f"/usr/lib/{sysconfig.get_config_var('MULTIARCH')}/{LOADED_LATER}"
    brought = output("ldd", program, later)
    paths = dict(re.findall(r"(\S+) => (/\S+)", brought))
    paths |= {os.path.basename(loader): loader for loader in re.findall(r"^\s+(/\S+) \(", brought, re.M)}
    found = {path: needs(path, paths) for path in [program, later, *paths.values()]}
    found[program].append(later)
    return found


def needs(path, paths):
    return [paths[name] for name in re.findall(r"NEEDED\s+(\S+)", output("objdump", "-p", path))]


def compiled_in(build):
    """The headers of others that ninja saw the compiler read, and the static libraries linked."""
    headers = re.findall(r"^\s+(/usr/\S+)", output("ninja", "-C", build, "-t", "deps"), re.M)
    commands = output("ninja", "-C", build, "-t", "commands", "tasklight")
    return tuple(sorted(set(headers) | set(re.findall(r"/usr/\S+\.a\b", commands))))


class Package:
    def __init__(self, name):
        fields = "${source:Package} ${source:Version} ${Version} ${Architecture}\n"
        shown = output("dpkg-query", "--show", "--showformat", fields, name).splitlines()[0]
        self.name = name
        self.source, self.source_version, self.version, self.architecture = shown.split()
        self.ref = deb(name, self.version, self.architecture)

    def component(self, description):
        return component("library", self.ref, self.name, self.version, LICENCES.get(self.source),
                         DEBIAN, description=description)


def deb(name, version, architecture):
    return f"pkg:deb/debian/{name}@{version}?arch={architecture}&distro={distro()}".replace("+", "%2B")


def component(kind, ref, name, version, licence, supplier, **more):
    if not licence:
        sys.exit(f"sbom.py: say under which licence {name} is, by its source package, in licences.json")
    is_known = not re.search(r" |^LicenseRef-", licence)
    kind_of_licence = {"license": {"id": licence}} if is_known else {"expression": licence}
    return {"type": kind, "bom-ref": ref, "supplier": supplier, "name": name, "version": version,
            "purl": ref, "licenses": [kind_of_licence], **more}


def civetweb():
    script = (ROOT / "bin/fetch-civetweb").read_text()
    version = re.search(r"^version=(\S+)", script, re.M)[1]
    archive, digest = (re.search(rf"^{name}=(\S+)", script, re.M)[1] for name in ("archive", "sha256"))
    return component("library", deb("civetweb", version, "source"), "civetweb", version, LICENCES["civetweb"], DEBIAN,
                     description=f"Compiled in, from {archive} of Debian's source package",
                     hashes=[{"alg": "SHA-256", "content": digest}])


def main(build, of_image):
    program = f"{build}/tasklight"
    version = output(str(ROOT / "bin/version")).strip()
    me = component("application", f"pkg:generic/tasklight@{version}", "tasklight", version, "MIT", AUTHORS,
                   description="A small, fast task manager: web pages and JSON from one program")
    libraries = linked(program)
    owner = {path: Package(packages_of((path,))[0]) for path in libraries if path != program}
    loaded = {package.ref: package for package in owner.values()}
    sources = {package.source for package in loaded.values()} | INTERFACES
    built_in = [package for package in map(Package, [*packages_of(compiled_in(build)), *DATA])
                if package.source not in sources]

    components = [civetweb(), *(package.component("Compiled in") for package in built_in),
                  *(package.component("Loaded at run time") for package in loaded.values())]
    depends = {me["bom-ref"]: {part["bom-ref"] for part in components[:1 + len(built_in)]}
               | {owner[path].ref for path in libraries[program]}}
    for path, package in owner.items():
        found = {owner[need].ref for need in libraries[path]} - {package.ref}
        depends[package.ref] = depends.get(package.ref, set()) | found

    subject = me
    if of_image:
        beside = [Package(name).component("Beside the program in the image") for name in BESIDE]
        subject = component("container", f"pkg:generic/tasklight-image@{version}", "tasklight", version, "MIT", AUTHORS,
                            description="The container image of Tasklight")
        components += [me, *beside]
        depends[subject["bom-ref"]] = {me["bom-ref"], *(part["bom-ref"] for part in beside)}

    moment = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    content = {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"timestamp": moment.strftime("%Y-%m-%dT%H:%M:%SZ"), "component": subject, "supplier": AUTHORS,
                     "tools": {"components": [{"type": "application", "name": "tasklight-sbom", "version": version,
                                               "supplier": AUTHORS}]}},
        "components": sorted(components, key=lambda part: part["bom-ref"]),
        "dependencies": [{"ref": ref, "dependsOn": sorted(depends[ref])} for ref in sorted(depends)]}
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(content, sort_keys=True))
    print(json.dumps({"serialNumber": f"urn:uuid:{number}", **content}, indent=2))


if __name__ == "__main__":
    main(sys.argv[-1], "--image" in sys.argv[1:-1])
