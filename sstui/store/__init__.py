"""Everything that the office remembers; the only room that knows peewee."""
