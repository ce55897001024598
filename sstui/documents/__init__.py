"""Papers: facts become words, words are placed into a Word template."""
