"""Alembic revisions, oldest first; once released, none is changed."""
