"""What a verdict rests on"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("verdicts", sa.Column("decision_id", sa.Integer(), nullable=True))
