"""What retention forgets among the reports: old folders of runs, and nothing else."""

import os
from datetime import UTC, datetime, timedelta

from flows.forgetting import forget_reports


def test_old_folders_of_runs_go_and_nothing_else(tmp_path):
    for name, kinds, days in (
        ("old", ("articles", "records"), 100),
        ("new", ("articles", "records"), 1),
        ("site", (), 100),
    ):
        for kind in kinds:
            (tmp_path / name / kind).mkdir(parents=True)
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "index.html").write_text("An overview.")
        then = (datetime.now(UTC) - timedelta(days=days)).timestamp()
        os.utime(tmp_path / name / "index.html", (then, then))
    assert forget_reports(tmp_path, datetime.now(UTC) - timedelta(days=90)) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"new", "site"}
