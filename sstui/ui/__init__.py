"""The program on the terminal: screens, widgets and keys. Only this room knows Textual."""
