"""Log lines of the programs that stay: for people, or an object a line for machines (the setting log_format)."""

import logging
import sys
from typing import Literal

from pythonjsonlogger.json import JsonFormatter


def set_up(form: Literal["text", "json"]) -> None:
    """Let what our rooms log go to standard error in this form. Texts of articles are never logged."""
    handler = logging.StreamHandler(sys.stderr)
    if form == "json":
        fields = ["asctime", "levelname", "name", "message"]
        handler.setFormatter(JsonFormatter(fields, rename_fields={"asctime": "time", "levelname": "level"}))
    else:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    for room in ("flows", "desk", "uvicorn"):
        logger = logging.getLogger(room)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(logging.WARNING if room == "uvicorn" else logging.INFO)
