"""Pictures of a screen and the sequences that draw them. Nothing here knows Textual."""
