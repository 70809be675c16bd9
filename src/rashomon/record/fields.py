"""What the fields of the record mean: the string that stands under each field in the types themselves."""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache
from itertools import pairwise


@cache
def find_field_docs(row: type) -> dict[str, str]:
    """For each field of the dataclass `row` that has a string under it, that string on one line.

    Python keeps no such strings, so they are read from the source; empty where the source is not installed.
    """
    try:
        source = inspect.getsource(row)
    except OSError:
        return {}
    (found,) = ast.parse(textwrap.dedent(source)).body
    assert isinstance(found, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(under.value.value).replace("\n", " ")
        for field, under in pairwise(found.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(under, ast.Expr) and isinstance(under.value, ast.Constant) and isinstance(under.value.value, str)
    }
