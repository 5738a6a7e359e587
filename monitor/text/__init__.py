"""Language knowledge: pure functions over text; it knows no article, no topic and no clock."""
