"""Small programs to compare with: an empty Textual app and a plain DataTable."""
