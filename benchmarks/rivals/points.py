"""Prints the bytes that records of three doubles take in CPython: points.py slots|numpy count."""

import sys
import tracemalloc


class Point:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


def with_slots(count):
    return [Point(i + 0.5, i * 2 + 0.25, i * 3 + 0.125) for i in range(count)]


def with_numpy(count):
    return numpy.zeros(count, dtype=[("x", "f8"), ("y", "f8"), ("z", "f8")])


kind, count = sys.argv[1], int(sys.argv[2])
if kind == "numpy":
    import numpy
tracemalloc.start()
held = with_slots(count) if kind == "slots" else with_numpy(count)
print(tracemalloc.get_traced_memory()[0])
