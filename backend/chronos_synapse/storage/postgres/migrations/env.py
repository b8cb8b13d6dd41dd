"""Runs revisions on the connection that `migrate.upgrade` hands over."""

from alembic import context
from sqlmodel import SQLModel

from chronos_synapse.storage.postgres import tables

assert tables.UserRow.metadata is SQLModel.metadata  # noqa: S101 - importing it fills the metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata)
with context.begin_transaction():
    context.run_migrations()
