"""COMET as a scorer: `copydesk score --scorer comet`, where text and source lie side by side.

It needs an environment of its own (`make comet`: about 6 GB) and a checkpoint that the user has; none is chosen for them, since
COMETKiwi and xCOMET may not be used commercially.

    COMET_PYTHON=.venv-comet/bin/python                              the environment, if it is not that one
    COMET_MODEL=models/wmt20-comet-qe-da/checkpoints/model.ckpt      the checkpoint
    COMET_LICENCE="Apache-2.0"                                       its licence, shown with its numbers
"""

import os
from collections.abc import Sequence
from pathlib import Path

from flows.scorer_plugins import SubprocessScorer
from scorers.plugin import Row

PROGRAM = Path(__file__).with_name("comet_program.py")
UNKNOWN = "unknown; set COMET_LICENCE. COMETKiwi and xCOMET are CC BY-NC-SA: not for commercial use"


class Comet:
    """Reads its settings from the environment; raises FileNotFoundError, with the remedy, where one is missing."""

    name = "comet"
    needs = frozenset(["source"])

    def __init__(self) -> None:
        python = Path(os.environ.get("COMET_PYTHON", ".venv-comet/bin/python"))
        model = Path(os.environ.get("COMET_MODEL", ""))
        if not python.is_file():
            raise FileNotFoundError(f"there is no {python}: run `make comet`, or set COMET_PYTHON")
        if not model.is_file():
            raise FileNotFoundError(
                "no checkpoint: set COMET_MODEL to a model.ckpt with its hparams.yaml one folder up"
            )
        self.licence = f"{os.environ.get('COMET_LICENCE') or UNKNOWN} ({model})"
        self._program = SubprocessScorer(
            "comet", (str(python), "-I", str(PROGRAM), str(model)), self.licence, timeout=3600
        )

    def score(self, rows: Sequence[Row]) -> list[float | None]:
        """The mean over the paragraphs; None where text and source have not equally many."""
        return self._program.score(rows)
