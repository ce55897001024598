"""Reads `route.toml` of a profile: stages, who decides at them, papers; checks that they fit."""

from collections.abc import Iterable

from sstui.config.clocks import event
from sstui.config.reader import Table, guess, shown
from sstui.core.disclosure import ALWAYS, Datum
from sstui.core.profile import (
    EVENTS,
    AgreementOrder,
    Approval,
    Body,
    Document,
    Profile,
    Route,
    RouteAction,
    Stage,
)
from sstui.core.programme_rules import DEFAULT_RULES, Check, Severity


def read_route(table: Table) -> Route:
    """The route; faults go where the table's go."""
    order = table.choice("agreement_order", AgreementOrder, AgreementOrder.AFTER_APPROVAL)
    bodies = {code: _body(code, one) for code, one in table.tables("bodies", may_lack=True)}
    papers = {code: _paper(code, one) for code, one in table.tables("documents", may_lack=True)}
    stages = table.tables("stages", may_lack=True)
    found = [_stage(code, inner, list(bodies), list(papers)) for code, inner in stages]
    route = Route(
        tuple(found), bodies, papers, order,
        approval=_approval(table, list(bodies)),
        checks=_checks(table),
        blocks=_blocks(table, list(papers)),
        disclosure=_disclosure(table),
    )  # fmt: skip
    table.done()
    return route


def check_disclosure(table: Table, profile: Profile) -> None:
    """A kind of organisation that no list has would never be asked about."""
    kinds = [one.code for one in profile.lists.organisations]
    for kind in profile.route.disclosure:
        if kind not in kinds:
            expected = f"нужно одно из раздела [organisations]: {', '.join(kinds)}"
            table.fault(f"disclosure.{shown(kind)}", "такого вида организаций нет", expected)


def _approval(table: Table, bodies: list[str]) -> Approval:
    if not table.has("approval"):
        return Approval()
    inner = table.table("approval")
    body, plain = inner.text("body", ""), Approval()
    _check_named(inner, "body", filter(None, [body]), bodies, "органа", "bodies")
    quorum = inner.optional_integer("quorum", 0, 100)
    reply_days = inner.optional_integer("reply_days", 1, 366)
    inner.done()
    return Approval(
        body,
        plain.quorum if quorum is None else quorum,
        plain.reply_days if reply_days is None else reply_days,
    )


def _checks(table: Table) -> dict[Check, Severity]:
    """The checks of a programme: those that every profile has, as this one wants them."""
    rules = dict(DEFAULT_RULES)
    if table.has("checks"):
        inner = table.table("checks")
        for check in Check:
            rules[check] = inner.choice(check.value, Severity, rules.get(check, Severity.OFF))
        inner.done()
    return rules


def _blocks(table: Table, papers: list[str]) -> dict[RouteAction, tuple[str, ...]]:
    """What keeps an action back: codes of documents of this route, or of events."""
    if not table.has("blocks"):
        return {}
    inner, found = table.table("blocks"), {}
    for action in RouteAction:
        found[action] = inner.texts(action.value)
        _check_named(
            inner, action.value, found[action], [*papers, *EVENTS], "документа", "documents"
        )
    inner.done()
    return {action: codes for action, codes in found.items() if codes}


def _disclosure(table: Table) -> dict[str, frozenset[Datum]]:
    """What each kind of organisation may learn; the name goes without saying."""
    if not table.has("disclosure"):
        return {}
    found, inner = {}, table.table("disclosure")
    known = [one.value for one in Datum]
    for kind in inner.keys():  # noqa: SIM118 - a method of its own
        codes = inner.texts(kind)
        for code in codes:
            if code not in known:
                expected = f"нужно одно из: {', '.join(known)}{guess(code, known)}"
                inner.fault(kind, f"сведений «{shown(code)}» нет", expected)
        found[kind] = ALWAYS | {Datum(code) for code in codes if code in known}
    inner.done()
    return found


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
