"""Contact data in words, however it is written: what must never be published unless a public body has declared it as its own."""
