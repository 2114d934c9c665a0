"""Tables of cases: `test_fixed` runs once for each row of FIXED, `test_not_yet` for each of NOT_YET, and so on.

The last cell of a row says why the case is there. In the texts, the first ¶ stands for the first paragraph of prose
below, the next for the second; ¶1 is the first again.
"""

import inspect

import pytest
import regex

PROSE = (
    "The lock at Vilnes was built in 1911 and has been painted green ever since. Nobody knows who chose the color.",
    "Kari Moe, who works the gates, said that about forty boats had passed through on Sunday, most of them on the way "
    "to the island market.",
    "The council wants to replace the gates next year. Until then, the boats will have to wait, and so will she.",
)


def written(text):
    paragraphs = iter(PROSE)
    return regex.sub("¶([1-3]?)", lambda match: PROSE[int(match[1]) - 1] if match[1] else next(paragraphs), text)


def pytest_generate_tests(metafunc):
    name = metafunc.function.__name__.removeprefix("test_").upper()
    rows = getattr(metafunc.module, name, None)
    if isinstance(rows, list):
        marks = [pytest.mark.xfail(strict=True)] if name.startswith("NOT_YET") else []
        names = list(inspect.signature(metafunc.function).parameters)
        metafunc.parametrize(
            names,
            [
                pytest.param(
                    *(written(cell) if isinstance(cell, str) else cell for cell in row[: len(names)]),
                    id=row[-1],
                    marks=marks,
                )
                for row in rows
            ],
        )
