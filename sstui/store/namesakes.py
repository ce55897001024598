"""Whether what a row is called tells it from the other rows of its table."""

from sstui.store.engine import fetch_sql


def is_shared(table: str, column: str, row_id: object, within: str = "") -> bool:
    """Whether another row of a table has the same text.

    Args:
        table: the table.
        column: the column of the text.
        row_id: id of the row.
        within: a column that both rows must have alike too; empty for the whole table.
    """
    same = f' AND b."{within}" = a."{within}"' if within else ""
    asked = (
        f'SELECT 1 FROM "{table}" a JOIN "{table}" b ON b."{column}" = a."{column}"{same}'
        " AND b.id <> a.id WHERE a.id = ? LIMIT 1"
    )
    return bool(fetch_sql(asked, (row_id,)))
