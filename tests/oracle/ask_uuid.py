"""Ask pydantic what it says to strings as UUIDs; runs inside the oracle's chroot.

stdin: one JSON string a line. stdout, in the same order:
{"input": TEXT, "valid": true} or {"input": TEXT, "valid": false, "type", "msg", "ctx"}.
"""
import json
import sys
from uuid import UUID

from pydantic import TypeAdapter, ValidationError


def answer(adapter, text):
    """The row for TEXT."""
    try:
        adapter.validate_python(text)
    except ValidationError as failure:
        error = failure.errors(include_url=False)[0]
        told = {name: error[name] for name in ("type", "msg", "ctx")}
        return {"input": text, "valid": False, **told}
    return {"input": text, "valid": True}


def main():
    adapter = TypeAdapter(UUID)
    for line in sys.stdin:
        print(json.dumps(answer(adapter, json.loads(line))))


if __name__ == "__main__":
    main()
