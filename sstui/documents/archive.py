"""The same document always as the same bytes, so that its sha256 means something."""

import zipfile
from io import BytesIO

# The earliest date a zip can hold; the true date stands in the properties of the document.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100600 << 16
_UNIX = 3


def steady(data: bytes) -> bytes:
    """The archive packed anew without the time of packing, its parts in their order."""
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _NO_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = _UNIX
            member.external_attr = _PLAIN_FILE
            target.writestr(member, source.read(name))
    return packed.getvalue()
