"""A family's way to a sitting, for the sample of its conclusion."""

from datetime import date

from sstui.documents.dynamics import Asked, Assessed, Dynamics, Lacked, Visited

SEEN = Dynamics(
    assessed=(
        Assessed(date(2025, 9, 1), 21, "sample:1", "экстренный", "экстренный", date(2025, 9, 2)),
        Assessed(date(2025, 12, 15), 14, "sample:1", "кризисный", "кризисный", date(2025, 12, 20)),
        Assessed(date(2026, 3, 16), 8, "own:2"),
    ),
    levels=((date(2025, 9, 2), "экстренный"), (date(2025, 12, 20), "кризисный")),
    visited=Visited(
        date(2025, 9, 2), date(2026, 3, 15), 52, 47, 26,
        (Lacked(date(2025, 12, 29), date(2026, 1, 4), 2, 0, is_excused=True),
         Lacked(date(2026, 2, 2), date(2026, 2, 8), 1, 0)),
    ),
    asked=(
        Asked("Детская поликлиника", ("осмотр детей", "прививки"), date(2025, 10, 1),
              date(2025, 10, 20), "17"),
        Asked("Школа № 3", (), date(2025, 10, 2)),
    ),
)  # fmt: skip
