"""Alembic runs this: the connection comes from `desk.database`, which holds the lock."""

from alembic import context

from desk.tables import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
