"""How the schema came about: an Alembic environment and its revisions, run by `edges.store` alone."""
