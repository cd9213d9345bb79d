#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""libunclause from Python: the best clauses for a query, with their citations.

    ./search.py DIR QUERY

$LIBUNCLAUSE names the library where it is not installed.
"""
import ctypes, json, os, sys


class Error(ctypes.Structure):
    _fields_ = [("status", ctypes.c_int), ("offset", ctypes.c_size_t), ("text", ctypes.c_char * 512)]


class Options(ctypes.Structure):
    _fields_ = [("size", ctypes.c_size_t), ("limit", ctypes.c_uint32), ("offset", ctypes.c_uint32),
                ("context", ctypes.c_uint32), ("per_document", ctypes.c_uint32), ("sort", ctypes.c_int),
                ("all", ctypes.c_int), ("count", ctypes.c_int), ("kinds", ctypes.c_char_p),
                ("symbol", ctypes.c_char_p)]


library = ctypes.CDLL(os.environ.get("LIBUNCLAUSE", "libunclause.so.0"))
library.unclause_search.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(Options),
                                    ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(Error)]
library.unclause_result_json.argtypes = library.unclause_result_free.argtypes = [ctypes.c_void_p]
library.unclause_result_json.restype = ctypes.c_char_p
library.unclause_close.argtypes = [ctypes.c_void_p]


class Failure(Exception):
    def __init__(self, error):
        super().__init__(error.text.decode())
        self.status = error.status


class Index:
    """An open index."""

    def __init__(self, folder):
        error, self.index = Error(), ctypes.c_void_p()
        paths = (ctypes.c_char_p * 1)(os.fsencode(folder))
        if library.unclause_open(paths, ctypes.c_size_t(1), ctypes.byref(self.index), ctypes.byref(error)):
            raise Failure(error)

    def __enter__(self):
        return self

    def __exit__(self, *why):
        library.unclause_close(self.index)

    def search(self, query, **options):
        """The clauses that answer the query, each a dict as docs/schema/search.json says."""
        error, result = Error(), ctypes.c_void_p()
        options = Options(size=ctypes.sizeof(Options), **options)
        if library.unclause_search(self.index, query.encode(), options, ctypes.byref(result), ctypes.byref(error)):
            raise Failure(error)
        found = json.loads(library.unclause_result_json(result))
        library.unclause_result_free(result)
        return found["hits"]


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: search.py DIR QUERY")
    try:
        with Index(sys.argv[1]) as index:
            for hit in index.search(sys.argv[2], limit=3):
                print(f"{hit['citation']}: {hit['text']}")
    except Failure as failure:
        print(f"search.py: {failure}", file=sys.stderr)
        sys.exit(1 if failure.status == 1 else 2)


if __name__ == "__main__":
    main()
