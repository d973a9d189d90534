#!/usr/bin/python3
"""Clients that add, list and delete tasks until they are told to stop, and check every answer.

usage: load.py URL FOLDER

Half of them are programs on kept-alive connections, half are browsers that open a connection for
each request. FOLDER/answered holds the number of answers so far; FOLDER/stop ends the load. Then
each client compares its list with what it was told. Ends with 1 if anything failed, was lost or
was doubled.
"""

import collections
import pathlib
import sys
import threading
import time
import urllib.parse

from load_clients import Browser, Program

CLIENTS = 12


def main():
    url, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir()
    host = urllib.parse.urlsplit(url).netloc
    clients = [(Program if number % 2 else Browser)(number, host) for number in range(CLIENTS)]
    for client in clients:
        client.enter()
    stop = threading.Event()
    threads = [threading.Thread(target=client.work, args=(stop,)) for client in clients]
    for thread in threads:
        thread.start()
    while not (folder / "stop").exists():
        (folder / "new").write_text(str(sum(client.counts["answered"] for client in clients)))
        (folder / "new").rename(folder / "answered")
        time.sleep(0.1)
    stop.set()
    for thread in threads:
        thread.join()
    for client in clients:
        client.compare()
    total = sum((client.counts for client in clients), collections.Counter())
    names = ("answered", "failed", "lost", "doubled", "unasked", "sent again")
    for failure in sorted(failure for client in clients for failure in client.failures)[:20]:
        print(failure)
    print("total: " + ", ".join(f"{total[name]} {name}" for name in names))
    sys.exit(1 if any(total[name] for name in names[1:5]) else 0)


if __name__ == "__main__":
    main()
