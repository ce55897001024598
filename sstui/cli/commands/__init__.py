"""The commands, one small module a family; `COMMANDS` of each maps full names to commands."""
