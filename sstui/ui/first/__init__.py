"""The first screen: drawn before Textual has loaded, and handed over to it as it stands."""
