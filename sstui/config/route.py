"""Reads `route.toml` of a profile: stages, who decides at them, papers; checks that they fit."""

from collections.abc import Iterable

from sstui.config.clocks import event
from sstui.config.reader import Table, guess, shown
from sstui.core.profile import AgreementOrder, Body, Document, Route, Stage


def read_route(table: Table) -> Route:
    """The route; faults go where the table's go."""
    order = table.choice("agreement_order", AgreementOrder, AgreementOrder.AFTER_APPROVAL)
    bodies = {code: _body(code, one) for code, one in table.tables("bodies", may_lack=True)}
    papers = {code: _paper(code, one) for code, one in table.tables("documents", may_lack=True)}
    stages = table.tables("stages", may_lack=True)
    found = [_stage(code, inner, list(bodies), list(papers)) for code, inner in stages]
    table.done()
    return Route(tuple(found), bodies, papers, order)


def _body(code: str, table: Table) -> Body:
    body = Body(code, table.text("title"), table.text("genitive"), table.text("source", ""))
    table.done()
    return body


def _paper(code: str, table: Table) -> Document:
    signed_by = table.texts("signed_by")
    document = Document(code, table.text("title"), signed_by, table.text("source", ""))
    table.done()
    return document


def _stage(code: str, table: Table, bodies: list[str], papers: list[str]) -> Stage:
    stage = Stage(
        code=code,
        title=table.text("title"),
        steps=table.texts("steps"),
        needs=table.texts("needs"),
        makes=table.texts("makes"),
        decides=table.text("decides", ""),
        event=event(table, "event", may_lack=True),
        source=table.text("source", ""),
    )
    _check_named(table, "needs", stage.needs, papers, "документа", "documents")
    _check_named(table, "makes", stage.makes, papers, "документа", "documents")
    _check_named(table, "decides", filter(None, [stage.decides]), bodies, "органа", "bodies")
    table.done()
    return stage


def _check_named(
    table: Table, key: str, codes: Iterable[str], known: list[str], what: str, section: str
) -> None:
    for code in codes:
        if code and code not in known:
            listed = f"нужно одно из раздела [{section}]: {', '.join(known)}"
            expected = listed if known else f"опишите его в разделе [{section}.{shown(code)}]"
            table.fault(key, f"{what} «{shown(code)}» нет", expected + guess(code, known))
