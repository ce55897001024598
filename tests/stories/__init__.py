"""The way to the agreement in each region, told as its regulation tells it."""
