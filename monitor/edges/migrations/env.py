"""Runs revisions on the connection that `edges.store` opened, inside its transaction; it opens none itself."""

from alembic import context

from monitor.edges.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
