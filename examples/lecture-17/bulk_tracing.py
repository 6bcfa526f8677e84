"""Traces COUNT records, once with a dict and once with slots, and prints both totals."""

import platform
import sys
import tracemalloc


class RecordDict:
    def __init__(self, rid, name, value):
        self.rid = rid
        self.name = name
        self.value = value


class RecordSlot:
    __slots__ = ("rid", "name", "value")

    def __init__(self, rid, name, value):
        self.rid = rid
        self.name = name
        self.value = value


def traced_kilobytes(record_class, count):
    tracemalloc.start()
    records = [record_class(i, f"item_{i}", i * 1.5) for i in range(count)]
    snapshot = tracemalloc.take_snapshot()
    tracemalloc.stop()
    assert len(records) == count
    return sum(statistic.size for statistic in snapshot.statistics("lineno")) / 1024


count = int(sys.argv[1])
dict_total = traced_kilobytes(RecordDict, count)
slot_total = traced_kilobytes(RecordSlot, count)
print(
    f"CPython {platform.python_version()} for the same data: "
    f"dict {dict_total:.1f} KB, slots {slot_total:.1f} KB"
)
