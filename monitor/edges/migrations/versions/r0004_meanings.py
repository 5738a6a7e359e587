"""What articles mean is recorded, by version and model: 512 bytes each."""

import sqlalchemy as sa
from alembic import op

revision = "r0004"
down_revision = "r0003"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "meanings",
        sa.Column("article", sa.Text(), primary_key=True),
        sa.Column("version", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("model", sa.Text(), primary_key=True),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("recorded", NUMBER, sa.ForeignKey("recordings.sequence"), nullable=False),
        sa.ForeignKeyConstraint(["article", "version"], ["versions.article", "versions.n"]),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("meanings")
