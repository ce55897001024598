"""What a profile asks of the way to the agreement, line by line."""

from collections.abc import Iterator

from sstui.core.disclosure import Datum
from sstui.core.profile import Profile, Route, RouteAction
from sstui.core.programme_rules import Severity


def rules_of(profile: Profile) -> Iterator[tuple[str, str, str]]:
    """Code, label and words of each rule of a profile's route."""
    route = profile.route
    body = route.bodies.get(route.approval.body)
    yield "approval", "утверждает программу", body.title if body else "заведующий или директор"
    quorum = route.approval.quorum
    yield "quorum", "кворум", str(quorum) if quorum else "больше половины членов"
    yield "reply_days", "ответа организаций ждут", f"дней: {route.approval.reply_days}"
    for check, severity in route.checks.items():
        if severity is not Severity.OFF:
            yield f"check {check.value}", f"программа, {severity.label}", check.label
    for action, codes in route.blocks.items():
        words = ", ".join(_title(route, code) for code in codes)
        yield f"block {action.value}", f"нельзя {_called(profile, action)}, пока нет", words
    for kind, data in sorted(route.disclosure.items()):
        words = ", ".join(one.label for one in Datum if one in data)
        yield f"may know {kind}", f"узнаёт {profile.lists.organisations.short(kind)}", words


def _called(profile: Profile, action: RouteAction) -> str:
    if action is RouteAction.AGREEMENT:
        return f"заключить {profile.terms.agreement.accusative}"
    return action.label


def _title(route: Route, code: str) -> str:
    document = route.documents.get(code)
    return document.title if document else route.events.get(code, code)
