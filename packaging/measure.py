#!/usr/bin/python3
"""Prints a Markdown table of sizes, idle memory and start time, from the program as it is built.

usage: measure.py [--starts N] [--idle SECONDS]
"""

import argparse
import glob
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build/release/tasklight"
REQUEST = b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Served:
    """A Tasklight on a SQLite file. `seconds` is the time from its start to its first answer."""

    def __init__(self, folder):
        port = free_port()
        command = [PROGRAM, "serve", "--listen", f"127.0.0.1:{port}",
                   "--database", f"sqlite:{folder}/tasklight.db"]
        began = time.perf_counter()
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        while not self.answers(port):
            if self.process.poll() is not None:
                raise SystemExit(f"{PROGRAM} ended: run it by hand to see why")
            time.sleep(0.0005)
        self.seconds = time.perf_counter() - began

    @staticmethod
    def answers(port):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
                connection.sendall(REQUEST)
                return connection.recv(64).startswith(b"HTTP/1.1 200")
        except ConnectionError:
            return False

    def memory(self):
        text = pathlib.Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        fields = dict(line.split(":") for line in text.splitlines()[1:])
        return {name: int(fields[name].split()[0]) * 1024 for name in ("Rss", "Pss")}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def megabytes(size):
    return f"{size / 1e6:.1f} MB"


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def package_sizes():
    found = sorted(glob.glob(str(ROOT / "build/packages/tasklight_*_*.deb")), key=os.path.getmtime)
    for package in found:
        name = f"package ({package.rsplit('_', 1)[1][:-4]})"
        installed = int(output_of("dpkg-deb", "-f", package, "Installed-Size")) * 1024
        yield name, f"{megabytes(os.path.getsize(package))}, installed {megabytes(installed)}"
    if not found:
        yield "package", "not built: `bin/package` makes it"


def image_size(version):
    for engine, name in (("buildah", "Name"), ("podman", "Repository"), ("docker", "Repository")):
        if not shutil.which(engine):
            continue
        told = subprocess.run([engine, "images", "--format", "{{.%s}}:{{.Tag}} {{.Size}}" % name],
                              capture_output=True, text=True)
        for line in told.stdout.splitlines():
            image, size = line.split(" ", 1)
            if image.endswith(f"tasklight:{version}"):
                return size
    return "not built: `bin/image` makes it"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--starts", type=int, default=25)
    parser.add_argument("--idle", type=float, default=10)
    wanted = parser.parse_args()
    version = output_of(PROGRAM, "version").split()[1]
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        with Served(folder) as served:
            time.sleep(wanted.idle)
            memory = served.memory()
        starts = []
        for _ in range(wanted.starts):
            with Served(folder) as served:
                starts.append(served.seconds * 1000)
    rows = [("program", megabytes(PROGRAM.stat().st_size)), *package_sizes(),
            ("image", image_size(version)),
            ("idle memory on SQLite", f"{megabytes(memory['Rss'])} resident, of this "
                                      f"{megabytes(memory['Pss'])} its own share"),
            ("start to first answer", f"{statistics.median(starts):.0f} ms (median of {len(starts)}; "
                                      f"best {min(starts):.0f} ms)")]
    print("| what | how much |\n|---|---|")
    for name, value in rows:
        print(f"| {name} | {value} |")


if __name__ == "__main__":
    main()
